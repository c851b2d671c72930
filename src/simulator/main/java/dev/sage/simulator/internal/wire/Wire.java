package dev.sage.simulator.internal.wire;

import dev.sage.simulator.internal.http.HttpRequest;
import dev.sage.simulator.internal.model.Prompt;
import dev.sage.simulator.internal.model.Reply;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** One wire format, the server's side of it. Stateless, thread-safe. */
public interface Wire {

  /** The name of the API in a recording's {@code meta.json}. */
  String api();

  /** Where its errors are looked up next, when there are none of its own: its vendor's name. */
  String vendor();

  /** What is refused where a model is asked: the vendor's errors. */
  Errors errors();

  /**
   * What the request asks, before it is checked.
   *
   * @param model the model's name where the path has it, else empty
   * @param action what else the path says, else empty
   */
  Call call(HttpRequest request, ObjectNode json, String model, String action);

  /** Checks the request as the vendor does. */
  Prompt prompt(Call call) throws Refusal;

  /** Writes one streamed answer. */
  StreamWriter stream(Call call, Reply reply);

  /** The whole answer as one body. */
  byte[] whole(Call call, Reply reply);

  /**
   * A request to a model.
   *
   * @param model as the request names it, or empty
   * @param streamed whether the answer is to be streamed
   */
  record Call(HttpRequest request, ObjectNode json, String model, boolean streamed) {

    /** One of which the body says everything, in the fields {@code model} and {@code stream}. */
    static Call saidInBody(HttpRequest request, ObjectNode json) {
      return new Call(
          request, json, json.path("model").asString(""), json.path("stream").asBoolean(false));
    }
  }

  /** Turns the steps of an answer into frames. One answer each; used by one thread. */
  interface StreamWriter {

    /** The type of the body. */
    default String contentType() {
      return "text/event-stream; charset=utf-8";
    }

    /** Frames before any content. */
    List<String> open();

    /** Frames for the next step; none where the format has nothing to say. */
    List<String> step(dev.sage.simulator.internal.model.Step step);

    /** Frames that end the answer. */
    List<String> end();

    /** Frames that end it with an error instead, of which this would be the whole body. */
    List<String> fail(ObjectNode error);
  }
}
