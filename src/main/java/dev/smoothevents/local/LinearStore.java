package dev.smoothevents.local;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What the stand-in for Linear knows, in memory. Projects and issues may name made-up twins: any team, any issue that
 * looks like one ({@code ENG-42} or a UUID) and any user is known on first use; a comment, label or relation must have
 * been created.
 */
final class LinearStore {

    private static final Pattern IDENTIFIER = Pattern.compile("([A-Z][A-Z0-9]*)-(\\d{1,9})");

    /** The states of any team, one of each type. */
    private static final List<String> STATES =
            List.of("Backlog backlog", "Todo unstarted", "In Progress started", "Done completed", "Canceled canceled");

    private final Map<String, Map<String, Map<String, Object>>> entities = new HashMap<>();
    private final Map<String, Set<String>> deleted = new HashMap<>();
    private long syncId;
    private int lastNumber = 1000;

    /**
     * Takes a client's id for a new entity, or makes one up.
     *
     * @throws LinearError when it is no UUID v4, or taken
     */
    String newId(String entity, Object wanted) {
        if (wanted == null) {
            return UUID.randomUUID().toString();
        }
        String id = wanted.toString();
        if (!isUuid(id) || UUID.fromString(id).version() != 4) {
            throw LinearError.invalidArgument("id must be a UUID v4");
        }
        if (all(entity).containsKey(id) || deleted(entity).contains(id)) {
            throw LinearError.duplicate(entity, id);
        }
        return id;
    }

    /** Keeps a new entity, with its times. */
    Map<String, Object> create(String entity, String id, Map<String, Object> fields) {
        Map<String, Object> created = new HashMap<>(fields);
        created.put("id", id);
        created.putIfAbsent("createdAt", Instant.now().toString());
        created.put("updatedAt", Instant.now().toString());
        all(entity).put(id, created);
        return created;
    }

    /** @throws LinearError when it was never created */
    Map<String, Object> get(String entity, String id) {
        Map<String, Object> found = all(entity).get(id);
        if (found == null) {
            throw LinearError.notFound(entity);
        }
        return found;
    }

    /** Deletes it; its id stays taken. */
    Map<String, Object> deleted(String entity, String id) {
        get(entity, id);
        all(entity).remove(id);
        deleted(entity).add(id);
        return payload("entityId", id);
    }

    private Set<String> deleted(String entity) {
        return deleted.computeIfAbsent(entity, name -> new HashSet<>());
    }

    Map<String, Map<String, Object>> all(String entity) {
        return entities.computeIfAbsent(entity, name -> new LinkedHashMap<>());
    }

    /** @param idOrIdentifier a UUID or {@code TEAM-number}; known from now on */
    Map<String, Object> issue(String idOrIdentifier) {
        var identifier = IDENTIFIER.matcher(idOrIdentifier);
        if (identifier.matches()) {
            String id = uuidOf("issue", idOrIdentifier);
            Map<String, Object> found = all("Issue").get(id);
            return found != null ? found : newIssue(id, identifier.group(1), Integer.parseInt(identifier.group(2)));
        }
        if (!isUuid(idOrIdentifier)) {
            throw LinearError.notFound("Issue");
        }
        Map<String, Object> found = all("Issue").get(idOrIdentifier);
        return found != null ? found : newIssue(idOrIdentifier, "LOC", ++lastNumber);
    }

    Map<String, Object> newIssue(String id, String team, int number) {
        Map<String, Object> fields = new HashMap<>();
        String identifier = team + "-" + number;
        fields.put("identifier", identifier);
        fields.put("number", number);
        fields.put("title", "Issue " + identifier);
        fields.put("url", "https://linear.app/local/issue/" + identifier);
        fields.put("branchName", "issue-" + identifier.toLowerCase(Locale.ROOT));
        fields.put("team", team(team));
        fields.put("state", states(team).get(0));
        fields.put("labelIds", List.of());
        fields.put("priority", 0);
        fields.put("priorityLabel", "No priority");
        return create("Issue", id, fields);
    }

    /** @param createdAt null for now */
    Map<String, Object> newIssue(String id, Object createdAt) {
        Map<String, Object> issue = newIssue(id, "LOC", ++lastNumber);
        if (createdAt != null) {
            issue.put("createdAt", createdAt);
        }
        return issue;
    }

    /** Every team is known: by any id, unless it contains {@code missing}. */
    Map<String, Object> team(String id) {
        if (id.contains("missing")) {
            throw LinearError.noAccess("teamId");
        }
        return all("Team").computeIfAbsent(id, unknown -> Map.of("id", id, "key", "LOC", "name", "Team " + id));
    }

    List<Map<String, Object>> states(String team) {
        return STATES.stream().map(state -> state(state, team)).toList();
    }

    /** @throws LinearError when it is none of the team's */
    Map<String, Object> state(String id, Map<?, ?> team) {
        return states(team.get("id").toString()).stream()
                .filter(state -> state.get("id").equals(id))
                .findFirst()
                .orElseThrow(() -> LinearError.noAccess("stateId"));
    }

    /** Everyone with an e-mail address has an account, unless the address contains {@code missing}. */
    Map<String, Object> userWithEmail(String email) {
        return user(uuidOf("user", email), email);
    }

    Map<String, Object> user(String id) {
        if (!isUuid(id)) {
            throw LinearError.notFound("User");
        }
        return user(id, id + "@example.com");
    }

    private Map<String, Object> user(String id, String email) {
        String name = email.replaceFirst("@.*", "");
        return all("User")
                .computeIfAbsent(
                        id,
                        unknown -> Map.of(
                                "id", id,
                                "email", email,
                                "name", name,
                                "displayName", name,
                                "active", true,
                                "url", "https://linear.app/local/profiles/" + name));
    }

    /** What a mutation answers. Linear numbers every change. */
    Map<String, Object> payload(String field, Object value) {
        return Map.of(field, value, "success", true, "lastSyncId", (double) ++syncId);
    }

    private Map<String, Object> state(String nameAndType, String team) {
        int space = nameAndType.lastIndexOf(' ');
        return Map.of(
                "id", uuidOf("state", team + nameAndType),
                "name", nameAndType.substring(0, space),
                "type", nameAndType.substring(space + 1),
                "color", "#bec2c8",
                "position", STATES.indexOf(nameAndType),
                "team", team(team));
    }

    static boolean isUuid(String text) {
        return text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    }

    /** The same for the same name, in every run; and a version 4 to look at, as all of Linear's ids are. */
    private static String uuidOf(String kind, String name) {
        UUID hash = UUID.nameUUIDFromBytes((kind + ":" + name).getBytes(StandardCharsets.UTF_8));
        long high = hash.getMostSignificantBits() & ~0xF000L | 0x4000L;
        return new UUID(high, hash.getLeastSignificantBits()).toString();
    }
}
