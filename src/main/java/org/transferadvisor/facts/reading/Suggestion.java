package org.transferadvisor.facts.reading;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the word that was probably meant. */
public final class Suggestion {

    /** How every hint begins. */
    public static final String START = "did you mean ";

    private Suggestion() {}

    /**
     * A hint at the nearest of the words known.
     *
     * @param word as written
     * @param known what it could have been
     * @return {@code did you mean `…`?}, or null where none is near
     */
    public static @Nullable String of(String word, Collection<String> known) {
        String written = plain(word);
        if (written.length() > 64) {
            return null;
        }
        String best = null;
        int least = Math.max(1, written.length() / 3) + 1;
        for (String candidate : known.stream().sorted().toList()) {
            String other = plain(candidate);
            boolean beginning = written.length() >= 3 && (other.startsWith(written) || written.startsWith(other));
            int distance = beginning ? 1 : distance(written, other);
            if (distance < least) {
                least = distance;
                best = candidate;
            }
        }
        return best == null ? null : START + "`" + best + "`?";
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
