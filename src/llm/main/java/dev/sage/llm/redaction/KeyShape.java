package dev.sage.llm.redaction;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keys that are known by their prefix (sources: the vendors, and key scanners' rules). The longest
 * prefix stands first.
 *
 * @param minLength characters after the prefix; vendors change lengths, so it is generous
 */
record KeyShape(String prefix, String name, int minLength) implements Rule {

  static final List<KeyShape> ALL =
      List.of(
          new KeyShape("sk-or-v1-", "openrouter-key", 16),
          new KeyShape("sk-ant-", "anthropic-key", 16),
          new KeyShape("sk-", "openai-key", 18),
          new KeyShape("gsk_", "groq-key", 20),
          new KeyShape("xai-", "xai-key", 20),
          new KeyShape("AIza", "google-key", 30),
          new KeyShape("hf_", "huggingface-key", 20),
          new KeyShape("pplx-", "perplexity-key", 20),
          new KeyShape("csk-", "cerebras-key", 20),
          new KeyShape("fw_", "fireworks-key", 16));

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
  public @Nullable Finding match(Scan scan, int from, int to) {
    if (scan.insideWord(from)) {
      return null; // "task-" is no "sk-"
    }
    int end = scan.keyEnd(to);
    return end - to < minLength ? null : new Finding(from, end, name, scan.copy(from, end));
  }

  byte[] literal() {
    return prefix.getBytes(StandardCharsets.US_ASCII);
  }
}
