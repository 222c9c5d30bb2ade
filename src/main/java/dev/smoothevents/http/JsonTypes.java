package dev.smoothevents.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What a Java type asks of JSON, in words. */
final class JsonTypes {

    private static final Map<Class<?>, String> WORDS = Map.ofEntries(
            Map.entry(String.class, "a string"),
            Map.entry(Boolean.class, "true or false"),
            Map.entry(boolean.class, "true or false"),
            Map.entry(Integer.class, "a whole number"),
            Map.entry(int.class, "a whole number"),
            Map.entry(Long.class, "a whole number"),
            Map.entry(long.class, "a whole number"),
            Map.entry(Double.class, "a number"),
            Map.entry(double.class, "a number"),
            Map.entry(UUID.class, "a UUID"),
            Map.entry(Instant.class, "an ISO 8601 instant, such as 2026-11-23T18:00:00Z"),
            Map.entry(Duration.class, "an ISO 8601 duration, such as PT15M"));

    private JsonTypes() {}

    static String expectation(Class<?> type) {
        if (type == null) {
            return "is not acceptable";
        }
        if (type.isEnum()) {
            return "must be one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(Object::toString)
                            .collect(Collectors.joining(", "));
        }
        boolean list = type.isArray() || Collection.class.isAssignableFrom(type);
        return "must be " + WORDS.getOrDefault(type, list ? "an array" : "an object");
    }
}
