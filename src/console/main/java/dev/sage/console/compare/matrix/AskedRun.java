package dev.sage.console.compare.matrix;

import dev.sage.workbench.compare.InputRows;
import dev.sage.workbench.prompt.Column;
import dev.sage.workbench.prompt.Prompt;
import dev.sage.workbench.prompt.Turn;
import dev.sage.workbench.prompt.Variables;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a run asked, and when. Immutable.
 *
 * @param id of the run; empty where there is none
 * @param prompt what was asked, or null where it was not kept
 * @param targets whom it asked, in order
 */
public record AskedRun(
    String id, Instant at, @Nullable Prompt prompt, List<String> targets, InputRows inputs) {

  /** No run. */
  public static final AskedRun NONE =
      new AskedRun("", Instant.EPOCH, null, List.of(), InputRows.NONE);

  /** Copies the list. */
  public AskedRun {
    targets = List.copyOf(targets);
  }

  /** Whether there is a run. */
  public boolean present() {
    return !id.isEmpty();
  }

  /** What is another one by now; of a prompt that was not kept nothing is said. */
  public Set<RunChange> since(Prompt now, InputRows given) {
    Set<RunChange> changes = EnumSet.noneOf(RunChange.class);
    if (!present()) {
      return changes;
    }
    Prompt then = prompt;
    if (then == null) {
      put(changes, RunChange.COLUMNS, targets.equals(targets(now)));
    } else {
      put(changes, RunChange.PROMPT, sameWords(then, now) && sameValues(then, now, given));
      put(changes, RunChange.COLUMNS, then.columns().equals(now.columns()));
      put(changes, RunChange.REPETITIONS, then.repetitions() == now.repetitions());
      put(changes, RunChange.CHECKS, then.assertions().equals(now.assertions()));
    }
    put(changes, RunChange.INPUTS, inputs.rows().equals(given.rows()));
    return changes;
  }

  private static void put(Set<RunChange> changes, RunChange change, boolean same) {
    if (!same) {
      changes.add(change);
    }
  }

  private static List<String> targets(Prompt prompt) {
    return prompt.columns().stream().map(column -> column.target().strip()).toList();
  }

  private static boolean sameWords(Prompt one, Prompt other) {
    return one.turns().equals(other.turns())
        && one.tools().equals(other.tools())
        && one.toolChoice().equals(other.toolChoice())
        && one.responseSchema().equals(other.responseSchema())
        && one.parameters().equals(other.parameters());
  }

  /** Values of variables that stand nowhere, or that the inputs give, were not asked. */
  private static boolean sameValues(Prompt one, Prompt other, InputRows given) {
    Map<String, String> before = one.values();
    Map<String, String> after = other.values();
    return names(other).stream()
        .filter(name -> !given.names().contains(name))
        .allMatch(name -> before.getOrDefault(name, "").equals(after.getOrDefault(name, "")));
  }

  private static Set<String> names(Prompt prompt) {
    List<String> texts = new ArrayList<>(prompt.turns().stream().map(Turn::text).toList());
    for (Column column : prompt.columns()) {
      List<Turn> own = column.turns();
      if (own != null) {
        own.forEach(turn -> texts.add(turn.text()));
      }
    }
    return Variables.names(texts.toArray(String[]::new));
  }
}
