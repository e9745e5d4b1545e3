package org.transferadvisor.facts.reading;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the word that was probably meant. */
public final class Suggestion {

    /** How every hint begins. */
    public static final String START = "did you mean ";

    private static final int LONGEST = 64;
    private static final int SHORTEST_BEGINNING = 3;

    /** What one wrong letter counts. */
    private static final int STEP = 100;

    private Suggestion() {}

    /**
     * A hint at the nearest of the words known.
     *
     * @param word as written
     * @param known what it could have been
     * @return {@code did you mean `…`?}, or null where none is near
     */
    public static @Nullable String of(String word, Collection<String> known) {
        String best = nearest(word, known);
        return best == null ? null : START + "`" + best + "`?";
    }

    /**
     * The nearest of the words known.
     *
     * @param word as written
     * @param known what it could have been
     * @return the word, or null where none is near
     */
    public static @Nullable String nearest(String word, Collection<String> known) {
        // a model is often named after who published it
        String best = closest(plain(word.substring(word.lastIndexOf('/') + 1)), known);
        return best == null ? closest(plain(word), known) : best;
    }

    private static @Nullable String closest(String written, Collection<String> known) {
        if (written.length() > LONGEST) {
            return null;
        }
        int most = STEP * (Math.max(1, written.length() / 3) + 1);
        return known.stream()
                .sorted()
                .filter(each -> apart(written, plain(each)) < most)
                .min(Comparator.comparingInt(each -> apart(written, plain(each))))
                .orElse(null);
    }

    /** An end that is missing counts less than one wrong letter, an end that is too many more; the shorter that end, the less. */
    private static int apart(String written, String other) {
        boolean beginning = written.length() >= SHORTEST_BEGINNING && !written.equals(other);
        if (beginning && other.startsWith(written)) {
            return STEP / 2;
        }
        if (beginning && written.startsWith(other)) {
            return STEP + Math.min(STEP / 2 - 1, written.length() - other.length());
        }
        return STEP * distance(written, other);
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[_\\-\\s]", "");
    }

    /** How many letters must be added, dropped, changed or swapped with their neighbour. */
    private static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                cost[i][j] = Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[a.length()][b.length()];
    }
}
