package dev.smoothevents.inbox.email;

import dev.smoothevents.inbox.Story;
import dev.smoothevents.inbox.digest.Digest;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What the templates digest.txt and digest.html are given: projects and in them issues in the order in which each first comes up.
 *
 * @param title also the subject
 * @param until when it was closed, where the person is
 */
@RegisterForReflection
record DigestMail(String title, String preheader, String until, List<ProjectPart> projects, Footer footer) {

    @RegisterForReflection
    record ProjectPart(String name, List<IssuePart> issues) {}

    @RegisterForReflection
    record IssuePart(MailIssue issue, List<Line> lines) {}

    /** @param at local time of the event */
    @RegisterForReflection
    record Line(String at, Told told) {

        /** For a terminal. */
        public String entry() {
            return TextWrap.item(at + " " + told.headline(), "* ");
        }

        /** The first words of what was said, for a terminal, under the entry. */
        public String quotation() {
            return TextWrap.quoted(told.excerpt()).indent(2).stripTrailing();
        }
    }

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM yyyy, HH:mm", Locale.ENGLISH);
    private static final int NAMED = 3;

    static DigestMail of(Digest digest, Footer footer) {
        Map<String, Map<UUID, List<Story>>> grouped = new LinkedHashMap<>();
        for (Digest.Item item : digest.items()) {
            Story story = item.story();
            grouped.computeIfAbsent(story.project().key(), key -> new LinkedHashMap<>())
                    .computeIfAbsent(story.issue().id(), id -> new ArrayList<>())
                    .add(story);
        }
        List<ProjectPart> projects = grouped.values().stream()
                .map(issues -> project(issues.values(), digest.zone()))
                .toList();
        String until = DAY.format(digest.closedAt().atZone(digest.zone()))
                + (digest.zone().getId().equals("Z") ? " UTC" : " (" + digest.zone() + ")");
        return new DigestMail(title(digest.items().size(), projects), preheader(projects), until, projects, footer);
    }

    private static ProjectPart project(Collection<List<Story>> issues, ZoneId zone) {
        List<IssuePart> parts =
                issues.stream().map(stories -> issue(stories, zone)).toList();
        return new ProjectPart(parts.get(0).issue().project(), parts);
    }

    private static IssuePart issue(List<Story> stories, ZoneId zone) {
        List<Line> lines = stories.stream()
                .map(story -> new Line(time(story.event().occurredAt(), zone), Told.of(story)))
                .toList();
        return new IssuePart(MailIssue.of(stories.get(0)), lines);
    }

    private static String time(Instant at, ZoneId zone) {
        return TIME.format(at.atZone(zone));
    }

    /** {@code 12 updates on 3 issues in Web and Api} */
    private static String title(int items, List<ProjectPart> projects) {
        int issues =
                projects.stream().mapToInt(project -> project.issues().size()).sum();
        return count(items, "update") + " on " + count(issues, "issue") + " in "
                + (projects.size() > 2
                        ? projects.size() + " projects"
                        : projects.stream().map(ProjectPart::name).collect(Collectors.joining(" and ")));
    }

    private static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    private static String preheader(List<ProjectPart> projects) {
        return projects.stream()
                .flatMap(project -> project.issues().stream())
                .limit(NAMED)
                .map(part -> part.issue().title())
                .collect(Collectors.joining(" · "));
    }
}
