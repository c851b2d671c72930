package dev.sage.console.streams.request;

import dev.sage.console.text.Texts;
import dev.sage.workbench.store.AskedRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Why a call can't be asked again. Stateless. */
public final class WhyNot {
  private WhyNot() {}

  /** One sentence; empty where it can. */
  public static String words(AskedRequest.@Nullable State state) {
    return state == null || state == AskedRequest.State.KEPT
        ? ""
        : Texts.text("streams.why-not." + state.name().toLowerCase(Locale.ROOT));
  }
}
