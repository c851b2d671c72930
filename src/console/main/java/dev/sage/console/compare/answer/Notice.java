package dev.sage.console.compare.answer;

import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import dev.sage.workbench.compare.CellState;

/** What a call that has not begun to answer is waiting for, in a sentence. Stateless. */
final class Notice {

  private static final String TURN = "rate_limit_wait";

  private Notice() {}

  /** The sentence; empty where it waits for nothing but its first token. */
  static String of(CellState state) {
    if (!state.warnings().isEmpty() && state.warnings().getLast().code().equals(TURN)) {
      return state.warnings().getLast().message();
    }
    if (state.retries().isEmpty()) {
      return "";
    }
    var last = state.retries().getLast();
    return Texts.text(
        "compare.waiting.retry",
        last.attempt(),
        last.error().kind().json().replace('_', ' '),
        Format.duration(last.delay()));
  }
}
