package dev.sage.console.compare.answer;

import dev.sage.console.text.Texts;
import dev.sage.workbench.prompt.Parameters;
import java.util.ArrayList;
import java.util.List;

/** Parameters in one line: {@code temp 0.2 · max 1024}. Stateless. */
final class ParameterWords {
  private ParameterWords() {}

  static String of(Parameters parameters) {
    List<String> set = new ArrayList<>();
    add(set, "temperature", parameters.temperature());
    add(set, "top-p", parameters.topP());
    add(set, "max-tokens", parameters.maxTokens());
    add(set, "seed", parameters.seed());
    add(set, "effort", parameters.effort());
    add(set, "budget", parameters.budgetTokens());
    if (!parameters.stop().isBlank()) {
      set.add(Texts.text("compare.own.stop", parameters.stop().lines().count()));
    }
    if (!parameters.extra().isBlank()) {
      set.add(Texts.text("compare.own.extra"));
    }
    return set.isEmpty() ? Texts.text("compare.own.defaults") : String.join(" · ", set);
  }

  private static void add(List<String> set, String name, String typed) {
    if (!typed.isBlank()) {
      set.add(Texts.text("compare.own." + name, typed.strip()));
    }
  }
}
