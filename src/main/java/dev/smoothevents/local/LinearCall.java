package dev.smoothevents.local;

import graphql.schema.DataFetchingEnvironment;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What all of Linear's queries and mutations have in common. */
final class LinearCall {

    private static final int PAGE = 50;
    private static final int LONGEST_PAGE = 250;

    private LinearCall() {}

    static Map<String, Object> input(DataFetchingEnvironment call) {
        return call.getArgument("input");
    }

    static String id(DataFetchingEnvironment call) {
        String id = call.getArgument("id");
        return id == null ? "" : id;
    }

    /** The first page of what passes the filter. */
    static Map<String, Object> connection(Collection<Map<String, Object>> entities, DataFetchingEnvironment call) {
        Map<?, ?> filter = call.getArgument("filter");
        int first = call.getArgumentOrDefault("first", PAGE);
        if (first < 1 || first > LONGEST_PAGE) {
            throw LinearError.invalidArgument("first must be 1 to " + LONGEST_PAGE);
        }
        List<Map<String, Object>> found = entities.stream()
                .filter(entity -> LinearFilter.passes(filter, entity))
                .toList();
        return Map.of(
                "nodes",
                found.subList(0, Math.min(first, found.size())),
                "pageInfo",
                Map.of("hasNextPage", found.size() > first, "hasPreviousPage", false));
    }

    /** @throws LinearError where the text is missing or blank */
    static String need(Map<String, Object> input, String field) {
        if (!(input.get(field) instanceof String text) || text.isBlank()) {
            throw LinearError.invalidArgument(field + " must not be empty");
        }
        return text;
    }

    /** An imported thing may bring its time along, but not one that is still to come. */
    static void checkCreatedAt(Map<String, Object> input) {
        if (input.get("createdAt") instanceof String time
                && OffsetDateTime.parse(time).toInstant().isAfter(Instant.now())) {
            throw LinearError.invalidArgument("createdAt must be in the past");
        }
    }
}
