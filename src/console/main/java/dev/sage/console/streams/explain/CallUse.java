package dev.sage.console.streams.explain;

import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import dev.sage.workbench.store.CallStatus;
import dev.sage.workbench.store.StoredCall;
import org.jspecify.annotations.Nullable;

/**
 * What a call used, as it is written everywhere. Of an answer that is not complete it is the least:
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
    return output(whole(call), call.usage().output());
  }

  /** Output tokens of an answer that is complete, or not. */
  public static String output(boolean whole, @Nullable Long tokens) {
    return whole ? count(tokens) : Format.atLeast(count(tokens));
  }

  /** What it cost. */
  public static String cost(StoredCall call) {
    Double dollars = call.findings().costUsd();
    return dollars == null ? Format.UNKNOWN : cost(whole(call), dollars);
  }

  /** What an answer cost that is complete, or not; what costs nothing costs nothing. */
  public static String cost(boolean whole, double dollars) {
    return whole || dollars == 0 ? Format.dollars(dollars) : Format.dollarsAtLeast(dollars);
  }

  private static boolean whole(StoredCall call) {
    return call.status() == CallStatus.COMPLETE;
  }

  private static String count(@Nullable Long tokens) {
    return tokens == null ? Format.UNKNOWN : Format.count(tokens);
  }
}
