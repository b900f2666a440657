// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.library;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Guesses which word a mistyped one was meant to be. */
public final class Misspelling {
    private Misspelling() {}

    /**
     * The candidate that is spelled most like a word, the first by name of several; empty where all are too different.
     * A third of the letters may be wrong, missing, too many or in the wrong order, at most four.
     */
    public static Optional<String> nearest(String word, Collection<String> candidates) {
        int limit = Math.min(Math.max(word.length() / 3, 1), 4);
        return candidates.stream()
                .filter(candidate -> distance(word, candidate) <= limit)
                .min(Comparator.<String>comparingInt(candidate -> distance(word, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /**
     * How many letters are to be added, removed, replaced or exchanged with the next one (the optimal string alignment
     * distance), whatever their case.
     */
    static int distance(String word, String other) {
        String a = word.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        int[][] distances = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                distances[i][j] = i == 0 || j == 0 ? i + j : step(distances, a, i, b, j);
            }
        }
        return distances[a.length()][b.length()];
    }

    private static int step(int[][] distances, String a, int i, String b, int j) {
        int replaced = distances[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int changed = Math.min(distances[i - 1][j], distances[i][j - 1]) + 1;
        boolean isSwapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        int swapped = isSwapped ? distances[i - 2][j - 2] + 1 : Integer.MAX_VALUE;
        return Math.min(Math.min(replaced, changed), swapped);
    }
}
