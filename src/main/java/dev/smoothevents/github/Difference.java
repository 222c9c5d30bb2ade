package dev.smoothevents.github;

/**
 * How much an edit changed: what is left of either text without the beginning and the end that they share.
 *
 * @param added in code points
 * @param removed in code points
 */
record Difference(int added, int removed) {

    static Difference between(String before, String after) {
        int[] from = before.codePoints().toArray();
        int[] to = after.codePoints().toArray();
        int shorter = Math.min(from.length, to.length);
        int start = 0;
        while (start < shorter && from[start] == to[start]) {
            start++;
        }
        int end = 0;
        while (end < shorter - start && from[from.length - 1 - end] == to[to.length - 1 - end]) {
            end++;
        }
        return new Difference(to.length - start - end, from.length - start - end);
    }
}
