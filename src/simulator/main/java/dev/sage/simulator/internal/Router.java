package dev.sage.simulator.internal;

import dev.sage.simulator.internal.fault.FaultDoor;
import dev.sage.simulator.internal.http.HttpHandler;
import dev.sage.simulator.internal.http.HttpHeaders;
import dev.sage.simulator.internal.http.HttpProblem;
import dev.sage.simulator.internal.http.HttpRequest;
import dev.sage.simulator.internal.http.HttpResponder;
import dev.sage.simulator.internal.http.RawAnswer;
import dev.sage.simulator.internal.json.Json;
import java.io.IOException;
import java.util.List;

/** Finds the API that a path belongs to. Thread-safe. */
final class Router implements HttpHandler {
  private final List<VendorApi> apis;
  private final FaultDoor door;

  Router(List<VendorApi> apis, FaultDoor door) {
    this.apis = apis;
    this.door = door;
  }

  @Override
  public Admission admit(RawAnswer connection) throws IOException, InterruptedException {
    return door.admit(connection);
  }

  @Override
  public void handle(HttpRequest request, HttpResponder responder)
      throws IOException, InterruptedException {
    if (WrongDoors.answered(request, responder)) {
      return;
    }
    for (var api : apis) {
      if (api.serves(request.path())) {
        api.answer(request, responder);
        return;
      }
    }
    refuse(
        new HttpProblem(
            404,
            "Nothing is served here. The base URLs end in /openai/v1, /anthropic, /gemini and"
                + " /ollama."),
        responder);
  }

  /** Not a vendor's error, but in the shape that most clients can show. */
  @Override
  public void refuse(HttpProblem problem, HttpResponder responder) throws IOException {
    var body = Json.object();
    body.putObject("error")
        .put("message", problem.sentence())
        .put("type", "invalid_request_error")
        .putNull("param")
        .putNull("code");
    responder.send(
        problem.status(),
        HttpHeaders.of("content-type", "application/json"),
        Json.prettyBytes(body));
  }
}
