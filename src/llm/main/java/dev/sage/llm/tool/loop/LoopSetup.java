package dev.sage.llm.tool.loop;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.ChatStream;
import dev.sage.llm.redaction.Redactor;
import dev.sage.llm.telemetry.StreamTap;
import dev.sage.llm.tool.ToolOptions;
import dev.sage.llm.tool.ToolSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a call with tools is made with. Immutable.
 *
 * @param request with the specifications of the tools and the id of the whole call
 * @param secrets where secrets are looked up
 * @param rounds asks the model
 */
public record LoopSetup(
    ChatRequest request,
    String requestId,
    ToolSet tools,
    ToolOptions options,
    Function<String, Optional<String>> secrets,
    Redactor redactor,
    List<StreamTap> taps,
    Rounds rounds) {

  /**
   * The request with what the model is told of the tools.
   *
   * @throws IllegalArgumentException where it has tools that are not among these: who would run
   *     them?
   */
  public static ChatRequest withTools(ChatRequest request, ToolSet tools) {
    for (var spec : request.tools()) {
      if (tools.find(spec.name()).isEmpty()) {
        throw new IllegalArgumentException(
            "the request has a tool of its own, \"%s\", that nobody would run; put it into the ToolSet"
                .formatted(spec.name()));
      }
    }
    return request.withTools(tools.specs());
  }

  /** Begins the call of one round. */
  @FunctionalInterface
  public interface Rounds {

    /**
     * The stream of one round.
     *
     * @param parentId the id of the first round; null for that one
     * @throws IllegalStateException where the client is closed
     */
    ChatStream begin(ChatRequest request, @Nullable String parentId);
  }
}
