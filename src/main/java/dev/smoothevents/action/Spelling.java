package dev.smoothevents.action;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Guesses what somebody meant to write. */
final class Spelling {

    private static final int MOST = 3;
    /** Nobody misspells anything longer, and the work grows with its square. */
    private static final int LONGEST = 100;

    private Spelling() {}

    /** At most three of the words, the nearest first; none where nothing is near. */
    static List<String> near(String written, Collection<String> words) {
        if (written.length() > LONGEST) {
            return List.of();
        }
        String word = snakeCase(written);
        int limit = Math.max(1, Math.min(3, word.length() / 4));
        record Guess(String word, int distance) {}
        return words.stream()
                .filter(candidate -> Math.abs(candidate.length() - word.length()) <= limit)
                .map(candidate -> new Guess(candidate, distance(word, candidate)))
                .filter(guess -> guess.distance <= limit)
                .sorted(Comparator.comparingInt(Guess::distance).thenComparing(Guess::word))
                .limit(MOST)
                .map(Guess::word)
                .toList();
    }

    /** {@code ; did you mean color?}, or nothing. */
    static String hint(String written, Collection<String> words) {
        List<String> near = near(written, words);
        return near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?";
    }

    /** {@code commentAdded}, {@code Comment-Added} and {@code comment.added} all mean {@code comment_added}. */
    private static String snakeCase(String written) {
        return written.strip()
                .replaceAll("(\\p{Ll})(\\p{Lu})", "$1_$2")
                .replaceAll("[\\s.\\-/]+", "_")
                .toLowerCase(Locale.ROOT);
    }

    /** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
    private static int distance(String a, String b) {
        int[] beforeLast = null;
        int[] last = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            beforeLast = last;
            last = row;
        }
        return last[b.length()];
    }
}
