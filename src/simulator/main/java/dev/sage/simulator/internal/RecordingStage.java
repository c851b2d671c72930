package dev.sage.simulator.internal;

import dev.sage.simulator.Speed;
import dev.sage.simulator.internal.http.HttpResponder;
import dev.sage.simulator.internal.model.Clock;
import dev.sage.simulator.internal.model.Pacer;
import dev.sage.simulator.internal.model.Seeds;
import dev.sage.simulator.internal.model.Voice;
import dev.sage.simulator.internal.recording.Recording;
import java.io.IOException;
import java.time.Duration;
import java.util.SplittableRandom;

/** Plays recorded answers at their recorded times, or at the chosen speed. Thread-safe. */
final class RecordingStage {
  /**
   * Recordings without times are over by then, roughly; one of thousands of events plays faster.
   */
  private static final double LONGEST_SECONDS = 8;

  private final long seed;
  private final Speed speed;
  private final Clock clock;

  RecordingStage(long seed, Speed speed, Clock clock) {
    this.seed = seed;
    this.speed = speed;
    this.clock = clock;
  }

  void answer(Recording recording, HttpResponder responder)
      throws IOException, InterruptedException {
    var body = recording.body().array();
    var pacer = pacer(recording);
    if (!recording.timed()) {
      pacer.firstToken(1);
    }
    if (!recording.streamed()) {
      responder.send(recording.status(), recording.headers(), body);
      return;
    }
    var chunks = responder.stream(recording.status(), recording.headers());
    for (int i = 0; i < recording.pieces().size(); i++) {
      var piece = recording.pieces().get(i);
      if (recording.timed()) {
        pacer.silence(Duration.ofNanos(piece.waitNanos()));
      } else if (i > 0) {
        pacer.beats(1);
      }
      chunks.write(body, piece.from(), piece.to());
    }
    chunks.end();
  }

  private Pacer pacer(Recording recording) {
    double seconds = recording.pieces().size() / speed.tokensPerSecond();
    double tempo = Math.max(1, seconds / LONGEST_SECONDS);
    var random = new SplittableRandom(Seeds.of(seed, recording.playback().model()));
    return new Pacer(speed, Voice.OPENAI, tempo, random, clock);
  }
}
