package dev.sage.llm.provider.error;

import dev.sage.llm.LlmError.Kind;
import dev.sage.llm.transport.BodyKind;
import org.jspecify.annotations.Nullable;

/**
 * The sentence that a person reads: what happened, what to do, and the provider's words, capped.
 */
final class ErrorText {

  private static final int MAX_QUOTE = 300;

  private ErrorText() {}

  static String of(Kind kind, @Nullable Integer status, ErrorBody body) {
    String sentence = kind.description() + " " + kind.fix();
    if (status != null) {
      sentence = sentence.replaceFirst("([.:;,])", " (HTTP " + status + ")$1");
    }
    if (body.form() == BodyKind.HTML) {
      return sentence
          + " It answered with a web page: check the base URL and any proxy on the way.";
    }
    String said = body.message();
    return said == null || said.isBlank()
        ? sentence
        : sentence + " The provider said: \"" + capped(said) + "\"";
  }

  private static String capped(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    if (line.length() <= MAX_QUOTE) {
      return line;
    }
    int cut = Character.isHighSurrogate(line.charAt(MAX_QUOTE - 1)) ? MAX_QUOTE - 1 : MAX_QUOTE;
    return line.substring(0, cut) + "…";
  }
}
