package dev.sage.llm.config;

import dev.sage.llm.provider.NearestName;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Whether the model to ask by default names a provider that there is. Stateless. */
final class ModelName {

  private ModelName() {}

  static Optional<ConfigProblem> problem(Ladder model, Set<String> named, Set<String> vendors) {
    var text = model.text();
    if (text == null || model.winner() == null) {
      return Optional.empty();
    }
    int slash = text.indexOf('/');
    var provider = slash < 0 ? text : text.substring(0, slash);
    var known = new TreeSet<>(vendors);
    known.addAll(named);
    if (slash > 0 && slash < text.length() - 1 && known.contains(provider)) {
      return Optional.empty();
    }
    var nearest = slash < 0 ? null : NearestName.of(provider, known);
    var suggestion = nearest == null ? null : nearest + text.substring(slash);
    // The program that asks may bring a provider of its own.
    return Optional.of(
        ConfigProblem.warning(
                ConfigCode.BAD_VALUE,
                "model",
                model.winner().origin(),
                slash < 0
                    ? "The model names no provider"
                    : "The model is one of a provider that is not known",
                suggestion == null
                    ? "Write it as provider/model, such as openai/gpt-4.1."
                    : "Write \"" + Shown.text(suggestion) + "\".")
            .withFound("\"" + Shown.text(text) + "\"")
            .withExpected("provider/model")
            .withSuggestion(suggestion == null ? null : Shown.text(suggestion)));
  }
}
