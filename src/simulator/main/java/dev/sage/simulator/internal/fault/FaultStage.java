package dev.sage.simulator.internal.fault;

import dev.sage.simulator.Speed;
import dev.sage.simulator.internal.http.HttpRequest;
import dev.sage.simulator.internal.http.HttpResponder;
import dev.sage.simulator.internal.model.Clock;
import dev.sage.simulator.internal.model.Pacer;
import dev.sage.simulator.internal.model.Repetitions;
import dev.sage.simulator.internal.model.Seeds;
import dev.sage.simulator.internal.model.Voice;
import dev.sage.simulator.internal.wire.Refusal;
import java.io.IOException;
import java.util.SplittableRandom;
import tools.jackson.databind.node.ObjectNode;

/**
 * Plays fault scripts on one wire: takes a sound answer of it, and spoils its bytes. Thread-safe.
 */
public final class FaultStage {

  /** Gives the sound answer of a scenario, at once. */
  public interface Sound {
    void answer(String scenario, ObjectNode json, HttpResponder responder)
        throws IOException, InterruptedException, Refusal;
  }

  private final Speed speed;
  private final Repetitions repetitions = new Repetitions(Clock.SYSTEM);

  public FaultStage(Speed speed) {
    this.speed = speed;
  }

  /** Answers a request as a script wants it. */
  public void answer(
      FaultScript script,
      HttpRequest request,
      ObjectNode json,
      Sound sound,
      HttpResponder responder)
      throws IOException, InterruptedException, Refusal {
    if (script.requests() > 0
        && !repetitions.within(script.requests(), request.path(), request.body())) {
      sound.answer(script.base(), asked(script, json), responder);
      return;
    }
    var answer = new CapturedAnswer();
    sound.answer(script.base(), asked(script, json), answer);
    var authority = request.headers().first("host").orElse("127.0.0.1");
    var random = new SplittableRandom(Seeds.of(0, script.model()));
    var pacer = new Pacer(speed, Voice.OPENAI, 1, random, Clock.SYSTEM);
    new FaultPlayer(script, answer, authority, responder.raw(), pacer, Clock.SYSTEM).play();
  }

  /** The request as it would have asked for the sound answer: its text depends on it. */
  private static ObjectNode asked(FaultScript script, ObjectNode json) {
    var asked = json.deepCopy();
    if (asked.has("model")) {
      asked.put("model", script.base());
    }
    return switch (script.mode()) {
      case ASKED -> asked;
      case STREAM -> asked.put("stream", true);
      case WHOLE -> {
        asked.remove("stream_options"); // OpenAI refuses it where nothing is streamed
        yield asked.put("stream", false);
      }
    };
  }
}
