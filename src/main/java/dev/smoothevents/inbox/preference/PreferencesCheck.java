package dev.smoothevents.inbox.preference;

import dev.smoothevents.action.Action;
import dev.smoothevents.action.ActionCatalogue;
import dev.smoothevents.http.Violations;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Whether preferences can be kept: every name known, every time a time. */
final class PreferencesCheck {

    private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d");
    private static final Set<String> FREQUENCIES = Set.of("hourly", "daily", "weekly");
    private static final Set<String> LEVELS = Set.of("immediate", "digest", "off");
    private static final Set<String> DAYS = Arrays.stream(DayOfWeek.values())
            .map(day -> day.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());

    private final ActionCatalogue catalogue;
    private final Violations faults = new Violations();

    private PreferencesCheck(ActionCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** What is wrong; nothing, for preferences that can be kept. */
    static Violations of(Scope scope, PreferencesBody body, ActionCatalogue catalogue) {
        PreferencesCheck check = new PreferencesCheck(catalogue);
        body.inboxes().forEach(check::inbox);
        check.digest(body.digest());
        check.quietHours(body.quietHours());
        if (scope == Scope.PROJECT) {
            check.absent("digest", body.digest());
            check.absent("quietHours", body.quietHours());
        }
        return check.faults;
    }

    private void inbox(String inbox, Map<String, String> levels) {
        String field = "inboxes." + inbox;
        if (!catalogue.inboxes().contains(inbox)) {
            faults.add(field, "is not an inbox; known are " + String.join(", ", catalogue.inboxes()));
        } else if (levels == null) {
            faults.add(field, "must be an object of actions, or *, to immediate, digest or off");
        } else {
            levels.forEach((action, level) -> level(field + "." + action, inbox, action, level));
        }
    }

    private void level(String field, String inbox, String name, String level) {
        Action action = catalogue.find(name).orElse(null);
        if (action == null && !name.equals(Resolution.ALL)) {
            faults.add(field, "is not an action of the catalogue" + hint(name));
        } else if (level == null) {
            faults.add(field, "must be one of digest, immediate, off");
        } else if (!LEVELS.contains(level)) {
            faults.oneOf(field, level, LEVELS);
        } else if (level.equals("digest") && !Inboxes.canWait(inbox)) {
            faults.add(field, "must be immediate or off: only email has a digest");
        } else if (action != null
                && action.mandatory()
                && action.inboxes().contains(inbox)
                && !level.equals("immediate")) {
            faults.add(field, "must be immediate: this action is mandatory");
        }
    }

    private String hint(String name) {
        List<String> near = catalogue.near(name);
        return near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?";
    }

    private void digest(PreferencesBody.DigestBody digest) {
        if (digest != null) {
            required("digest.frequency", digest.frequency());
            faults.oneOf("digest.frequency", digest.frequency(), FREQUENCIES);
            time("digest.at", digest.at());
            faults.oneOf("digest.day", digest.day(), DAYS);
        }
    }

    private void quietHours(PreferencesBody.QuietHoursBody hours) {
        if (hours != null) {
            required("quietHours.from", hours.from());
            required("quietHours.to", hours.to());
            time("quietHours.from", hours.from());
            time("quietHours.to", hours.to());
        }
    }

    private void required(String field, String value) {
        if (value == null) {
            faults.add(field, "is required");
        }
    }

    private void time(String field, String time) {
        if (time != null && !TIME.matcher(time).matches()) {
            faults.add(field, "must be a time of day, such as 22:00");
        }
    }

    private void absent(String field, Object value) {
        if (value != null) {
            faults.add(field, "is a matter of people and of the account, not of a project");
        }
    }
}
