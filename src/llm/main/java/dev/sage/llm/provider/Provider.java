package dev.sage.llm.provider;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.ModelInfo;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Something that answers requests under a name. Thread-safe. */
public interface Provider {

  /** {@return the first segment of its model names} */
  String name();

  /**
   * Begins an attempt; does no I/O yet.
   *
   * @param request what is asked
   * @param context what the attempt is part of
   * @return the attempt, which the caller pulls
   */
  Attempt open(ChatRequest request, CallContext context);

  /**
   * {@return the models that it offers}
   *
   * @throws dev.sage.llm.LlmException where it can't be asked
   */
  List<ModelInfo> models();

  /** {@return what it speaks: {@code openai-chat}, {@code anthropic-messages} ..., {@code fake}} */
  default String wireFormat() {
    return name();
  }

  /**
   * {@return where this request goes; null where there is no HTTP}
   *
   * @param request what is asked
   * @param streaming whether a stream is asked for
   */
  default @Nullable URI url(ChatRequest request, boolean streaming) {
    return null;
  }

  /**
   * {@return what would be sent for this request, without what is secret; empty where there is no
   * HTTP}
   *
   * @param request what is asked
   * @param streaming whether a stream is asked for
   * @throws dev.sage.llm.LlmException where the format can't say what is asked
   */
  default Optional<WireRequest> wireRequest(ChatRequest request, boolean streaming) {
    return Optional.empty();
  }

  /** {@return whether it runs on the user's own machine, so that it may be slow to begin} */
  default boolean local() {
    return false;
  }
}
