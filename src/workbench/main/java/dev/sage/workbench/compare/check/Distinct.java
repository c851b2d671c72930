package dev.sage.workbench.compare.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which answers are equal, white space at their ends left out. Immutable, thread-safe.
 *
 * @param groups in the order in which their first answers stand
 */
public record Distinct(List<Group> groups) {

  /**
   * Answers that are equal.
   *
   * @param text what they say
   * @param places of the answers in the list given, from 0, ascending
   */
  public record Group(String text, List<Integer> places) {
    /** Copies the list. */
    public Group {
      places = List.copyOf(places);
    }
  }

  /** Copies the list. */
  public Distinct {
    groups = List.copyOf(groups);
  }

  /** The groups of those answers. */
  public static Distinct of(List<String> answers) {
    Map<String, List<Integer>> places = new LinkedHashMap<>();
    for (int i = 0; i < answers.size(); i++) {
      places.computeIfAbsent(Place.trimmed(answers.get(i)), text -> new ArrayList<>()).add(i);
    }
    return new Distinct(
        places.entrySet().stream()
            .map(entry -> new Group(entry.getKey(), entry.getValue()))
            .toList());
  }

  /** How many different answers there are. */
  public int count() {
    return groups.size();
  }

  /** The group of the answer at that place, from 0; -1 where there is none. */
  public int groupOf(int place) {
    for (int i = 0; i < groups.size(); i++) {
      if (groups.get(i).places().contains(place)) {
        return i;
      }
    }
    return -1;
  }
}
