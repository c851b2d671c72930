package dev.sage.llm.check;

import dev.sage.llm.provider.error.ErrorBody;

/** What a server says of an error, as it may be shown. Stateless. */
final class ProviderWords {

  private static final int MOST = 200;

  private ProviderWords() {}

  /** {@code (HTTP 401). It says: "…"}; behind a sentence without its full stop. */
  static String behind(ApiAnswer answer, ApiTarget api) {
    var said = answer.html() ? null : ErrorBody.of(answer.body()).message();
    var status = " (HTTP " + answer.status() + ").";
    return said == null || said.isBlank() ? status : status + quoted(api.clean(said));
  }

  static String quoted(String said) {
    var line = said.strip().replaceAll("\\s+", " ").replaceAll("\\p{C}", "�");
    int end = line.offsetByCodePoints(0, Math.min(MOST, line.codePointCount(0, line.length())));
    return " It says: \"" + line.substring(0, end) + (end < line.length() ? "…" : "") + "\"";
  }
}
