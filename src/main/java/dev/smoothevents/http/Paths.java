package dev.smoothevents.http;

/** Paths of requests. */
public final class Paths {

    private Paths() {}

    /** {@code /v1/events} for {@code /v1/events/}, as resources are matched. Looked at with every request, so by hand. */
    public static String withoutTrailingSlashes(String path) {
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }
}
