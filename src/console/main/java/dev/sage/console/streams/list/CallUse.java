package dev.sage.console.streams.list;

import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import dev.sage.workbench.store.CallStatus;
import dev.sage.workbench.store.StoredCall;
import org.jspecify.annotations.Nullable;

/**
 * What a call used, as heads and lists write it. Of an answer that is not complete it is the least:
 * Anthropic, for one, tells at the beginning of a stream that one token came, and how many there
 * were only at its end (docs.anthropic.com, streaming messages). Stateless.
 */
public final class CallUse {
  private CallUse() {}

  /** Input and output tokens, or that neither is known. */
  public static String tokens(StoredCall call, String text) {
    return call.usage().input() == null && call.usage().output() == null
        ? Format.UNKNOWN
        : Texts.text(text, count(call.usage().input()), output(call));
  }

  /** Output tokens. */
  public static String output(StoredCall call) {
    return least(call, count(call.usage().output()));
  }

  /** What it cost. */
  public static String cost(StoredCall call) {
    Double cost = call.findings().costUsd();
    if (cost == null) {
      return Format.UNKNOWN;
    }
    String dollars = Format.dollars(cost);
    return cost > 0 ? least(call, dollars) : dollars;
  }

  private static String least(StoredCall call, String value) {
    return call.status() == CallStatus.COMPLETE ? value : Format.atLeast(value);
  }

  private static String count(@Nullable Long tokens) {
    return tokens == null ? Format.UNKNOWN : Format.count(tokens);
  }
}
