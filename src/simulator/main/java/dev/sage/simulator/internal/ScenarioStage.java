package dev.sage.simulator.internal;

import dev.sage.simulator.Speed;
import dev.sage.simulator.internal.http.HttpHeaders;
import dev.sage.simulator.internal.http.HttpResponder;
import dev.sage.simulator.internal.model.Clock;
import dev.sage.simulator.internal.model.Ending;
import dev.sage.simulator.internal.model.Pacer;
import dev.sage.simulator.internal.model.Performer;
import dev.sage.simulator.internal.model.Repetitions;
import dev.sage.simulator.internal.model.Role;
import dev.sage.simulator.internal.model.Step;
import dev.sage.simulator.internal.wire.Refusal;
import dev.sage.simulator.internal.wire.Vendor;
import dev.sage.simulator.internal.wire.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import tools.jackson.databind.node.ObjectNode;

/** Plays scenarios on the wires of one vendor, at a chosen speed. Thread-safe. */
final class ScenarioStage {
  /** How much of the time to first token passes before the status line. */
  private static final double UNTIL_HEADERS = 0.8;

  private final Vendor vendor;
  private final Performer performer;
  private final Speed speed;
  private final Clock clock;
  private final Repetitions repetitions;

  ScenarioStage(Vendor vendor, Performer performer, Speed speed, Clock clock) {
    this.vendor = vendor;
    this.performer = performer;
    this.speed = speed;
    this.clock = clock;
    this.repetitions = new Repetitions(clock);
  }

  void answer(Role role, Wire wire, Wire.Call call, String requestId, HttpResponder responder)
      throws IOException, InterruptedException, Refusal {
    var prompt = wire.prompt(call);
    var request = call.request();
    var script = role.script();
    if (script.refuseFirst() && repetitions.within(1, request.path(), request.body())) {
      throw wire.errors().rateLimited(prompt, script.retryAfter());
    }
    var reply = performer.reply(script, prompt);
    var random = new SplittableRandom(reply.seed());
    var pacer = new Pacer(speed, prompt.voice(), reply.tempo(), random, clock);
    var act = new Act(wire, call, prompt, reply, pacer, requestId, clock.nanos());
    if (role.error().isPresent() && !(call.streamed() && script.breaks())) {
      new ErrorStage(vendor, responder).answer(role.error().get(), act);
    } else if (call.streamed()) {
      stream(act, role.error(), responder);
    } else {
      send(act, responder);
    }
  }

  private void stream(Act act, Optional<Role.Answer> error, HttpResponder responder)
      throws IOException, InterruptedException {
    var reply = act.reply();
    var pacer = act.pacer();
    if (!reply.earlyOpening()) {
      pacer.firstToken(UNTIL_HEADERS);
    }
    var writer = act.wire().stream(act.call(), reply);
    var headers =
        headers(act).with("content-type", writer.contentType(), "cache-control", "no-cache");
    var body = responder.stream(200, headers);
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
    if (reply.ending() == Ending.ERROR) {
      write(
          writer.fail(
              error
                  .map(answer -> (ObjectNode) answer.body())
                  .orElseGet(() -> act.wire().errors().brokeOff())),
          body);
    } else if (reply.ending() != Ending.CUT) {
      write(writer.end(), body);
    }
    body.end();
  }

  private void send(Act act, HttpResponder responder)
      throws IOException, InterruptedException, Refusal {
    var pacer = act.pacer();
    pacer.firstToken(1);
    for (var step : act.reply().steps()) {
      if (step instanceof Step.Silence silence) {
        pacer.silence(silence.duration());
      } else {
        pacer.beats(step.beats());
      }
    }
    if (act.reply().ending() == Ending.ERROR) {
      throw act.wire().errors().failed();
    }
    var headers = headers(act).with("content-type", "application/json");
    var body = act.wire().whole(act.call(), act.reply());
    if (act.reply().ending() == Ending.CUT) {
      // A third is inside the text on every wire, so that what has come is no JSON document.
      responder.sendCut(200, headers, body, body.length / 3);
    } else {
      responder.send(200, headers, body);
    }
  }

  private HttpHeaders headers(Act act) {
    var processing = Duration.ofNanos(clock.nanos() - act.start());
    return vendor.headers(act.requestId(), processing).with(vendor.limits(act.prompt()));
  }

  /** One chunk a frame; one with letters beyond ASCII is cut inside such a letter. */
  static void write(List<String> frames, HttpResponder.ChunkedBody body) throws IOException {
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
