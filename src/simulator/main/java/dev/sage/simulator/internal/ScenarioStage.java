package dev.sage.simulator.internal;

import dev.sage.simulator.Speed;
import dev.sage.simulator.internal.http.HttpHeaders;
import dev.sage.simulator.internal.http.HttpRequest;
import dev.sage.simulator.internal.http.HttpResponder;
import dev.sage.simulator.internal.model.Clock;
import dev.sage.simulator.internal.model.Ending;
import dev.sage.simulator.internal.model.Pacer;
import dev.sage.simulator.internal.model.Performer;
import dev.sage.simulator.internal.model.Prompt;
import dev.sage.simulator.internal.model.Repetitions;
import dev.sage.simulator.internal.model.Reply;
import dev.sage.simulator.internal.model.Script;
import dev.sage.simulator.internal.model.Step;
import dev.sage.simulator.internal.wire.Refusal;
import dev.sage.simulator.internal.wire.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import tools.jackson.databind.node.ObjectNode;

/** Plays scenarios on one wire, at a chosen speed. Thread-safe. */
final class ScenarioStage {
  /** How much of the time to first token passes before the status line. */
  private static final double UNTIL_HEADERS = 0.8;

  private final Wire wire;
  private final Performer performer;
  private final Speed speed;
  private final Clock clock;
  private final Repetitions repetitions;

  ScenarioStage(Wire wire, Performer performer, Speed speed, Clock clock) {
    this.wire = wire;
    this.performer = performer;
    this.speed = speed;
    this.clock = clock;
    this.repetitions = new Repetitions(clock);
  }

  void answer(
      Script script,
      HttpRequest request,
      ObjectNode json,
      String requestId,
      HttpResponder responder)
      throws IOException, InterruptedException, Refusal {
    var prompt = wire.prompt(request.headers(), json);
    if (script.refuseFirst() && repetitions.within(1, request.path(), request.body())) {
      throw wire.errors().rateLimited(prompt, script.retryAfter());
    }
    var reply = performer.reply(script, prompt);
    var random = new SplittableRandom(reply.seed());
    var pacer = new Pacer(speed, prompt.voice(), reply.tempo(), random, clock);
    if (wire.streamed(json)) {
      stream(prompt, json, reply, pacer, requestId, responder);
    } else {
      send(prompt, json, reply, pacer, requestId, responder);
    }
  }

  private void stream(
      Prompt prompt,
      ObjectNode json,
      Reply reply,
      Pacer pacer,
      String requestId,
      HttpResponder responder)
      throws IOException, InterruptedException {
    long start = clock.nanos();
    if (!reply.earlyOpening()) {
      pacer.firstToken(UNTIL_HEADERS);
    }
    var headers =
        headers(prompt, requestId, start)
            .with("content-type", "text/event-stream; charset=utf-8", "cache-control", "no-cache");
    var body = responder.stream(200, headers);
    var writer = wire.stream(json, reply);
    write(writer.open(), body);
    pacer.firstToken(reply.earlyOpening() ? 1 : 1 - UNTIL_HEADERS);
    for (int i = 0; i < reply.steps().size(); i++) {
      var step = reply.steps().get(i);
      if (step instanceof Step.Silence silence) {
        pacer.silence(silence.duration());
      } else if (i > 0) {
        pacer.beats(step.beats());
      }
      write(writer.step(step), body);
    }
    write(writer.end(), body);
    body.end();
  }

  private void send(
      Prompt prompt,
      ObjectNode json,
      Reply reply,
      Pacer pacer,
      String requestId,
      HttpResponder responder)
      throws IOException, InterruptedException, Refusal {
    long start = clock.nanos();
    pacer.firstToken(1);
    for (var step : reply.steps()) {
      if (step instanceof Step.Silence silence) {
        pacer.silence(silence.duration());
      } else {
        pacer.beats(step.beats());
      }
    }
    if (reply.ending() == Ending.ERROR) {
      throw wire.errors().failed();
    }
    var headers = headers(prompt, requestId, start).with("content-type", "application/json");
    var body = wire.whole(json, reply);
    if (reply.ending() == Ending.CUT) {
      // A third is inside the text on both wires, so that what has come is no JSON document.
      responder.sendCut(200, headers, body, body.length / 3);
    } else {
      responder.send(200, headers, body);
    }
  }

  private HttpHeaders headers(Prompt prompt, String requestId, long start) {
    var processing = Duration.ofNanos(clock.nanos() - start);
    return wire.headers(requestId, processing).with(wire.limits(prompt));
  }

  /** One chunk a frame; one with letters beyond ASCII is cut inside such a letter. */
  private static void write(List<String> frames, HttpResponder.ChunkedBody body)
      throws IOException {
    for (var frame : frames) {
      var bytes = frame.getBytes(StandardCharsets.UTF_8);
      int cut = insideLetter(bytes);
      body.write(bytes, 0, cut);
      body.write(bytes, cut, bytes.length);
    }
  }

  /** Where the first letter of several bytes goes on, or 0: networks cut there, too. */
  private static int insideLetter(byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if ((bytes[i] & 0xc0) == 0x80) {
        return i;
      }
    }
    return 0;
  }
}
