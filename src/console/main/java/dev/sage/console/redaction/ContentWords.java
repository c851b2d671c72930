package dev.sage.console.redaction;

import dev.sage.console.text.Texts;
import dev.sage.llm.redaction.ContentAction;
import dev.sage.llm.redaction.ContentClass;
import dev.sage.llm.redaction.RedactionPolicy;
import java.util.ArrayList;
import java.util.List;

/** What becomes of prompts and answers at a place, in a sentence. */
final class ContentWords {
  private ContentWords() {}

  /** Empty where all contents leave as any other text does. */
  static String of(RedactionPolicy policy) {
    List<String> parts = new ArrayList<>();
    for (ContentClass type : ContentClass.values()) {
      ContentAction action = policy.action(type);
      if (action == ContentAction.HASH || action == ContentAction.DROP) {
        parts.add(
            Texts.text("redaction.words." + action.json(), Texts.text("redaction.words." + type.json())));
      }
    }
    return parts.isEmpty()
        ? ""
        : Texts.text("redaction.words", String.join(Texts.text("redaction.words.between"), parts));
  }
}
