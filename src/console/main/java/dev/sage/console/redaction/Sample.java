package dev.sage.console.redaction;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A text with made-up secrets and personal data of many kinds. In its file a {@code ~} stands in
 * the middle of each, so that nobody who looks for secrets in sources takes one for real.
 */
final class Sample {
  private Sample() {}

  static String text() {
    try (InputStream in = Sample.class.getResourceAsStream("sample.txt")) {
      if (in == null) {
        throw new IllegalStateException("sample.txt is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("~", "");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
