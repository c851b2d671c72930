package dev.sage.simulator.internal;

import dev.sage.simulator.internal.http.HttpHeaders;
import dev.sage.simulator.internal.http.HttpResponder;
import dev.sage.simulator.internal.model.Role.Answer;
import dev.sage.simulator.internal.wire.Refusal;
import dev.sage.simulator.internal.wire.Vendor;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Gives an error instead of an answer, as the vendor words it. One answer each. */
final class ErrorStage {
  private final Vendor vendor;
  private final HttpResponder responder;

  ErrorStage(Vendor vendor, HttpResponder responder) {
    this.vendor = vendor;
    this.responder = responder;
  }

  void answer(Answer answer, Act act) throws IOException, InterruptedException, Refusal {
    act.pacer().firstToken(1);
    var headers = headers(answer);
    if (!(answer.body() instanceof ObjectNode json)) {
      var text = new Refusal.Text(answer.contentType(), answer.body().asString(""));
      throw Refusal.inText(answer.status(), headers, text);
    }
    if (answer.success() && act.call().streamed()) {
      stream(act, json);
      return;
    }
    throw Refusal.inJson(answer.status(), headers, json);
  }

  /** Only the vendors' own servers know that a status of 200 can be no success. */
  private void stream(Act act, ObjectNode json) throws IOException {
    var writer = act.wire().stream(act.call(), act.reply());
    var headers =
        vendor
            .headers(act.requestId(), Duration.ZERO)
            .with("content-type", writer.contentType(), "cache-control", "no-cache");
    var body = responder.stream(200, headers);
    ScenarioStage.write(writer.fail(json), body);
    body.end();
  }

  private static HttpHeaders headers(Answer answer) {
    List<HttpHeaders.Field> fields = new ArrayList<>();
    answer.headers().forEach((name, value) -> fields.add(new HttpHeaders.Field(name, value)));
    return new HttpHeaders(fields);
  }
}
