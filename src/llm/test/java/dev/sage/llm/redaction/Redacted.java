package dev.sage.llm.redaction;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is left of a text, looked at as a whole and one character at a time, which has to come to
 * the same. Rows of tables are written so that nobody takes them for keys: {@code <+>} stands for
 * nothing, {@code ⏎} for the end of a line.
 */
final class Redacted {

  private Redacted() {}

  /** The text that a row of a table stands for. */
  static String row(String row) {
    return row.replace("<+>", "").replace('⏎', '\n');
  }

  /** What is left, with {@code [openai-key]} for {@code [openai-key:3f9a]}. */
  static String of(String text) {
    return of(Redactor.create(new byte[32]), text, RedactionPolicy.SECRETS);
  }

  static String of(Redactor redactor, String text, RedactionPolicy policy) {
    return left(redactor, text, policy).replaceAll("(?<=\\[[a-z0-9-]{1,48}):[0-9a-f]{4}]", "]");
  }

  private static String left(Redactor redactor, String text, RedactionPolicy policy) {
    var whole = redactor.analyze(text, policy);
    var stream = redactor.stream(policy);
    var out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      out.append(stream.append(text.substring(i, i + 1)));
    }
    out.append(stream.finish());

    assertThat(out).as("one by one: %s", text).hasToString(whole.text());
    assertThat(stream.findings()).isEqualTo(whole.findings());
    return whole.text();
  }

  static void assertStays(String text) {
    assertThat(left(Redactor.create(new byte[32]), text, RedactionPolicy.SECRETS)).isEqualTo(text);
  }
}
