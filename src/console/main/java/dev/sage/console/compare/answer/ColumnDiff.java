package dev.sage.console.compare.answer;

import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import dev.sage.workbench.compare.check.WordDiff;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How a column differs from the pinned one: computed off the FX thread when both answers are over,
 * once for each pair. FX thread only; needs no toolkit.
 */
final class ColumnDiff {

  /** Computes elsewhere and calls back on the FX thread. */
  @FunctionalInterface
  interface Work {
    void start(Callable<WordDiff> work, Consumer<WordDiff> then);
  }

  private final Work work;
  private final Runnable changed;
  private @Nullable AnswerModel before;
  private @Nullable AnswerModel after;
  private @Nullable WordDiff diff;

  ColumnDiff(Work work, Runnable changed) {
    this.work = work;
    this.changed = changed;
  }

  /**
   * Compares with another answer; null for no comparison.
   *
   * @param pinned what it is compared with
   * @param shown what is compared
   */
  void compare(@Nullable AnswerModel pinned, @Nullable AnswerModel shown) {
    if (pinned == null || shown == null || !over(pinned) || !over(shown)) {
      boolean had = before != null;
      before = null;
      after = null;
      diff = null;
      if (had) {
        changed.run();
      }
      return;
    }
    if (pinned.equals(before) && shown.equals(after)) {
      return;
    }
    before = pinned;
    after = shown;
    diff = null;
    String from = pinned.wholeText();
    String to = shown.wholeText();
    work.start(
        () -> WordDiff.of(from, to),
        found -> {
          if (pinned.equals(before) && shown.equals(after)) {
            diff = found;
            changed.run();
          }
        });
  }

  private static boolean over(AnswerModel answer) {
    return answer.figures().status().over();
  }

  /** What was found; null while there is nothing to compare, or it is being computed. */
  @Nullable WordDiff diff() {
    return diff;
  }

  /** In words: {@code 12 words differ}. */
  String summary() {
    WordDiff found = diff;
    if (found == null) {
      return "";
    }
    if (found.isEmpty()) {
      return Texts.text("compare.diff.same");
    }
    String words = Texts.text("compare.diff.words", found.words(), Format.count(found.words()));
    return found.byLines() ? Texts.text("compare.diff.by-lines", words) : words;
  }
}
