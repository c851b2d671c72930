package dev.sage.simulator.internal.wire;

import dev.sage.simulator.internal.http.HttpHeaders;
import dev.sage.simulator.internal.model.Prompt;
import dev.sage.simulator.internal.model.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One vendor's wire format, the server's side of it. Stateless, thread-safe. */
public interface Wire {

  /** The name of the API in a recording's {@code meta.json}. */
  String api();

  /** The path under which this vendor's API is served; ends in {@code /v1}. */
  String base();

  /** The path of the call that talks, below {@link #base()}. */
  String chatPath();

  /** The key that a request carries, if any. */
  Optional<String> key(HttpHeaders headers);

  /** What is refused: the vendor's errors. */
  Errors errors();

  /** Checks the request as the vendor does. */
  Prompt prompt(HttpHeaders headers, ObjectNode request) throws Refusal;

  /** Whether the answer is to be streamed. */
  default boolean streamed(JsonNode request) {
    return request.path("stream").asBoolean(false);
  }

  /** Writes one streamed answer. */
  StreamWriter stream(ObjectNode request, Reply reply);

  /** The whole answer as one body. */
  byte[] whole(ObjectNode request, Reply reply);

  /** The list of all models. */
  byte[] models(List<Listed> models);

  /** One model. */
  byte[] model(Listed model);

  /** An error body as it is sent. */
  byte[] error(ObjectNode body, String requestId);

  /** An identifier for a request. */
  String requestId(long seed);

  /** Headers that every answer has. */
  HttpHeaders headers(String requestId, Duration processing);

  /** Headers that tell what is left of the rate limits. */
  HttpHeaders limits(Prompt prompt);

  /** A model as it is listed. */
  record Listed(String id, String title) {}

  /** Turns the steps of an answer into frames. One answer each; used by one thread. */
  interface StreamWriter {

    /** Frames before any content. */
    List<String> open();

    /** Frames for the next step; none where the format has nothing to say. */
    List<String> step(dev.sage.simulator.internal.model.Step step);

    /** Frames that end the answer as the reply wants it. */
    List<String> end();
  }

  /** The vendor's refusals. */
  interface Errors {
    Refusal noKey();

    Refusal wrongKey();

    Refusal noSuchPath(String method, String path);

    Refusal wrongMethod(String method, String path, String allowed);

    Refusal notJson(String problem);

    Refusal noModel();

    Refusal noSuchModel(String model);

    Refusal rateLimited(Prompt prompt, Duration retryAfter);

    Refusal failed();
  }
}
