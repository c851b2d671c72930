package dev.sage.llm.redaction;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keys that are known by their prefix (sources: the vendors, and key scanners' rules). The longest
 * prefix stands first.
 *
 * @param minLength characters after the prefix; vendors change lengths, so it is generous
 * @param oneRun whether those are letters and digits only: then the words of a name such as {@code
 *     xai-chat-stream-tool-1} are no key
 */
record KeyShape(String prefix, String name, int minLength, boolean oneRun) implements Rule {

  static final List<KeyShape> ALL =
      List.of(
          new KeyShape("sk-or-v1-", "openrouter-key", 16, false),
          new KeyShape("sk-ant-", "anthropic-key", 16, false),
          new KeyShape("sk-", "openai-key", 18, false),
          new KeyShape("gsk_", "groq-key", 20, true),
          new KeyShape("xai-", "xai-key", 20, true),
          new KeyShape("AIza", "google-key", 30, false),
          new KeyShape("hf_", "huggingface-key", 20, true),
          new KeyShape("pplx-", "perplexity-key", 20, true),
          new KeyShape("csk-", "cerebras-key", 20, true),
          new KeyShape("fw_", "fireworks-key", 16, true));

  /** The name of the shape that this whole value has, or null. */
  static @Nullable String nameOf(String value) {
    for (var shape : ALL) {
      if (value.startsWith(shape.prefix)) {
        return shape.name;
      }
    }
    return null;
  }

  @Override
  public @Nullable Hit match(Scan scan, int from, int to) {
    if (scan.insideWord(from)) {
      return null; // "task-" is no "sk-"
    }
    int end = scan.keyEnd(to);
    int counted = oneRun ? Math.min(end, scan.runEnd(to)) : end;
    return counted - to < minLength ? null : new Hit(from, end, name, scan.copy(from, end));
  }

  byte[] literal() {
    return prefix.getBytes(StandardCharsets.US_ASCII);
  }
}
