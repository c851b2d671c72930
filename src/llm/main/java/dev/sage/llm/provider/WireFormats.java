package dev.sage.llm.provider;

import dev.sage.llm.provider.anthropic.AnthropicMessagesFormat;
import dev.sage.llm.provider.gemini.GeminiFormat;
import dev.sage.llm.provider.ollama.OllamaFormat;
import dev.sage.llm.provider.openai.OpenAiChatFormat;
import dev.sage.llm.provider.responses.ResponsesFormat;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The wire formats by id. Thread-safe. */
public final class WireFormats {

  private final Map<String, WireFormat> formats = new TreeMap<>();

  /**
   * Those of this library, and further ones, which win over equal ids.
   *
   * @param further by their ids
   */
  public WireFormats(Map<String, WireFormat> further) {
    add(new OpenAiChatFormat());
    add(new ResponsesFormat());
    add(new AnthropicMessagesFormat());
    add(new GeminiFormat());
    add(new OllamaFormat());
    formats.putAll(further);
  }

  /**
   * {@return the format with this id}
   *
   * @param id {@code openai-chat}, {@code anthropic-messages} ...
   */
  public Optional<WireFormat> find(String id) {
    return Optional.ofNullable(formats.get(id));
  }

  /** {@return all ids, sorted} */
  public Set<String> ids() {
    return Collections.unmodifiableSet(formats.keySet());
  }

  private void add(WireFormat format) {
    formats.put(format.id(), format);
  }
}
