package dev.sage.simulator.internal.fault;

import dev.sage.simulator.Speed;
import dev.sage.simulator.internal.http.HttpResponder;
import dev.sage.simulator.internal.model.Clock;
import dev.sage.simulator.internal.model.Pacer;
import dev.sage.simulator.internal.model.Repetitions;
import dev.sage.simulator.internal.model.Seeds;
import dev.sage.simulator.internal.model.Voice;
import dev.sage.simulator.internal.wire.Refusal;
import dev.sage.simulator.internal.wire.Wire;
import java.io.IOException;
import java.util.SplittableRandom;

/**
 * Plays fault scripts on one wire: takes a sound answer of it, and spoils its bytes. Thread-safe.
 */
public final class FaultStage {

  /** Gives the sound answer of the scenario that is asked, at once. */
  public interface Sound {
    void answer(Wire.Call asked, HttpResponder responder)
        throws IOException, InterruptedException, Refusal;
  }

  private final Speed speed;
  private final Repetitions repetitions = new Repetitions(Clock.SYSTEM);

  public FaultStage(Speed speed) {
    this.speed = speed;
  }

  /** Answers a request as a script wants it. */
  public void answer(FaultScript script, Wire.Call call, Sound sound, HttpResponder responder)
      throws IOException, InterruptedException, Refusal {
    var request = call.request();
    if (script.requests() > 0
        && !repetitions.within(script.requests(), request.path(), request.body())) {
      sound.answer(asked(script, call), responder);
      return;
    }
    var answer = new CapturedAnswer();
    sound.answer(asked(script, call), answer);
    var authority = request.headers().first("host").orElse("127.0.0.1");
    var random = new SplittableRandom(Seeds.of(0, script.model()));
    var pacer = new Pacer(speed, Voice.OPENAI, 1, random, Clock.SYSTEM);
    new FaultPlayer(script, answer, authority, responder.raw(), pacer, Clock.SYSTEM).play();
  }

  /** The request as it would have asked for the sound answer: its text depends on it. */
  private static Wire.Call asked(FaultScript script, Wire.Call call) {
    boolean streamed =
        switch (script.mode()) {
          case ASKED -> call.streamed();
          case STREAM -> true;
          case WHOLE -> false;
        };
    var json = call.json().deepCopy();
    if (json.has("model")) {
      json.put("model", script.base());
    }
    if (json.has("stream") || (json.has("model") && streamed != call.streamed())) {
      json.put("stream", streamed);
    }
    if (!streamed) {
      json.remove("stream_options"); // OpenAI refuses it where nothing is streamed
    }
    return new Wire.Call(call.request(), json, script.base(), streamed);
  }
}
