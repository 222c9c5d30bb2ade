package dev.smoothevents.local;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Whether an entity passes one of Linear's filters: comparators by field, nested entities, {@code and}, {@code or}. */
final class LinearFilter {

    private LinearFilter() {}

    /** @param filter null lets everything pass */
    static boolean passes(Map<?, ?> filter, Map<?, ?> entity) {
        return filter == null
                || filter.entrySet().stream()
                        .allMatch(rule -> passes(rule.getKey().toString(), rule.getValue(), entity));
    }

    private static boolean passes(String field, Object rule, Map<?, ?> entity) {
        return switch (field) {
            case "and" -> ((Collection<?>) rule).stream().allMatch(part -> passes((Map<?, ?>) part, entity));
            case "or" -> ((Collection<?>) rule).stream().anyMatch(part -> passes((Map<?, ?>) part, entity));
            default -> comparesAll((Map<?, ?>) rule, entity.get(field));
        };
    }

    private static boolean comparesAll(Map<?, ?> rule, Object value) {
        if (rule.containsKey("null")) {
            return Boolean.TRUE.equals(rule.get("null")) == (value == null);
        }
        if (value instanceof Map<?, ?> nested) {
            return passes(rule, nested);
        }
        return value != null
                && rule.entrySet().stream()
                        .allMatch(comparison -> compares(comparison.getKey().toString(), comparison.getValue(), value));
    }

    private static boolean compares(String comparator, Object wanted, Object value) {
        return switch (comparator) {
            case "eq" -> value.equals(wanted);
            case "neq" -> !value.equals(wanted);
            case "in" -> ((List<?>) wanted).contains(value);
            case "nin" -> !((List<?>) wanted).contains(value);
            case "eqIgnoreCase" -> lower(value).equals(lower(wanted));
            case "neqIgnoreCase" -> !lower(value).equals(lower(wanted));
            case "contains" -> value.toString().contains(wanted.toString());
            case "containsIgnoreCase" -> lower(value).contains(lower(wanted));
            case "startsWith" -> value.toString().startsWith(wanted.toString());
            case "endsWith" -> value.toString().endsWith(wanted.toString());
            // a team that is not there passes no filter on its fields
            default -> false;
        };
    }

    private static String lower(Object value) {
        return value.toString().toLowerCase(Locale.ROOT);
    }
}
