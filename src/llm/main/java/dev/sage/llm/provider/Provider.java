package dev.sage.llm.provider;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.ModelInfo;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that answers requests under a name. Thread-safe. */
public interface Provider {

  /** The first segment of its model names. */
  String name();

  /** Begins an attempt; does no I/O yet. */
  Attempt open(ChatRequest request, CallContext context);

  /**
   * The models that it offers.
   *
   * @throws dev.sage.llm.LlmException where it can't be asked
   */
  List<ModelInfo> models();

  /** What it speaks: {@code openai-chat}, {@code anthropic-messages} ..., {@code fake}. */
  default String wireFormat() {
    return name();
  }

  /** Where this request goes; null where there is no HTTP. */
  default @Nullable URI url(ChatRequest request, boolean streaming) {
    return null;
  }

  /** Whether it runs on the user's own machine, so that it may be slow to begin. */
  default boolean local() {
    return false;
  }
}
