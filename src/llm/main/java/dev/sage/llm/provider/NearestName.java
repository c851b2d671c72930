package dev.sage.llm.provider;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The known name that a wrong one was probably meant to be. */
public final class NearestName {

  private NearestName() {}

  /**
   * {@return the nearest by edit distance; null where none is near}
   *
   * @param wrong the name that is unknown
   * @param known the names that there are
   */
  public static @Nullable String of(String wrong, Collection<String> known) {
    var given = wrong.toLowerCase(Locale.ROOT);
    if (given.length() > 100) {
      return null;
    }
    String nearest = null;
    int best = Math.max(1, given.length() / 3) + 1;
    for (var name : known) {
      int distance = distance(given, name.toLowerCase(Locale.ROOT));
      if (distance < best) {
        best = distance;
        nearest = name;
      }
    }
    return nearest;
  }

  /** Edits with swapped neighbours counted as one (optimal string alignment). */
  private static int distance(String a, String b) {
    var cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 ? j : j == 0 ? i : step(cost, a, b, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int step(int[][] cost, String a, String b, int i, int j) {
    int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int best =
        Math.min(Math.min(cost[i - 1][j] + 1, cost[i][j - 1] + 1), cost[i - 1][j - 1] + same);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }
}
