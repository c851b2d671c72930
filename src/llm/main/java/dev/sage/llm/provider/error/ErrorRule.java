package dev.sage.llm.provider.error;

import dev.sage.llm.LlmError.Kind;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One row of a table that names errors: where the status is one of these and the patterns that are
 * given are found, it is of this kind. Immutable, thread-safe.
 *
 * @param statuses HTTP statuses, 0 for an error inside a stream that names none; empty for any
 * @param label found in one of the provider's type, code or further reasons, as a whole
 * @param message found somewhere in the provider's words
 */
record ErrorRule(
    Set<Integer> statuses, @Nullable Pattern label, @Nullable Pattern message, Kind kind) {

  static final int MAX_TEXT = 4_000;

  boolean matches(int status, ErrorBody body) {
    return (statuses.isEmpty() || statuses.contains(status))
        && (label == null || labelled(label, body))
        && (message == null || said(message, body.message()));
  }

  private static boolean labelled(Pattern pattern, ErrorBody body) {
    if (whole(pattern, body.type()) || whole(pattern, body.code())) {
      return true;
    }
    for (String reason : body.reasons().split(" ", -1)) {
      if (whole(pattern, reason)) {
        return true;
      }
    }
    return false;
  }

  private static boolean whole(Pattern pattern, @Nullable String text) {
    return text != null && pattern.matcher(text).matches();
  }

  private static boolean said(Pattern pattern, @Nullable String text) {
    return text != null
        && pattern.matcher(text.substring(0, Math.min(text.length(), MAX_TEXT))).find();
  }
}
