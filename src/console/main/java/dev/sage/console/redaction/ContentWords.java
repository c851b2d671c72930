package dev.sage.console.redaction;

import dev.sage.console.text.Texts;
import dev.sage.llm.redaction.ContentAction;
import dev.sage.llm.redaction.ContentClass;
import dev.sage.llm.redaction.RedactionPolicy;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What becomes of prompts and answers at a place, in a sentence. */
final class ContentWords {
  private ContentWords() {}

  /** Empty where all contents leave as any other text does. */
  static String of(RedactionPolicy policy) {
    String parts =
        Stream.of(ContentAction.HASH, ContentAction.DROP)
            .map(action -> part(policy, action))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(Texts.text("redaction.words.then")));
    return parts.isEmpty() ? "" : Texts.text("redaction.words", parts);
  }

  private static String part(RedactionPolicy policy, ContentAction action) {
    List<String> types =
        Stream.of(ContentClass.values())
            .filter(type -> policy.action(type) == action)
            .map(type -> Texts.text("redaction.words." + type.json()))
            .toList();
    if (types.isEmpty()) {
      return "";
    }
    String last = types.getLast();
    String all =
        types.size() == 1
            ? last
            : Texts.text(
                "redaction.words.and",
                String.join(
                    Texts.text("redaction.words.between"), types.subList(0, types.size() - 1)),
                last);
    return Texts.text("redaction.words." + action.json(), all);
  }
}
