package dev.sage.llm.provider;

import dev.sage.llm.provider.anthropic.AnthropicMessagesFormat;
import dev.sage.llm.provider.openai.OpenAiChatFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The wire formats by id. Thread-safe. */
public final class WireFormats {

  private final Map<String, WireFormat> formats = new ConcurrentHashMap<>();

  /** Those of this library, and further ones, which win over equal ids. */
  public WireFormats(Map<String, WireFormat> further) {
    for (WireFormat format : List.of(new OpenAiChatFormat(), new AnthropicMessagesFormat())) {
      formats.put(format.id(), format);
    }
    formats.putAll(further);
  }

  /** The format with this id. */
  public Optional<WireFormat> find(String id) {
    return Optional.ofNullable(formats.get(id));
  }
}
