package dev.sage.workbench.generate;

import dev.sage.workbench.store.CallStatus;
import dev.sage.workbench.store.MadeUpCall;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes one call up: its model, its times, its tokens, what goes wrong. Not thread-safe. */
final class CallDice {

  private final Random random;
  private final long start;
  private final double length;

  CallDice(Random random, Instant start, Instant end) {
    this.random = random;
    this.start = ChronoUnit.MICROS.between(Instant.EPOCH, start);
    this.length = ChronoUnit.MICROS.between(start, end);
  }

  MadeUpCall call(long at, @Nullable String run, int session) {
    var model = model(Math.clamp((at - start) / length, 0, 1));
    int fate = random.nextInt(1_000);
    var status =
        fate < 30
            ? CallStatus.FAILED
            : fate < 42
                ? CallStatus.CANCELLED
                : fate < 44 ? CallStatus.INTERRUPTED : CallStatus.COMPLETE;
    boolean answered = status == CallStatus.COMPLETE || random.nextInt(3) == 0;
    // One in three hundred takes twenty times as long: tails are heavy.
    double tail = random.nextInt(300) == 0 ? 20 : 1;
    long token = nanos(model.token() * tail, 0.5);
    long end = (answered ? token : 0) + nanos(model.length() * tail, 0.8);
    long input = (long) (400 * Math.exp(random.nextGaussian() * 1.2));
    long output = (long) (180 * Math.exp(random.nextGaussian() * 0.9));
    boolean priced = answered && model.inputPrice() > 0;
    int attempts =
        status == CallStatus.FAILED || random.nextInt(25) == 0 ? 1 + random.nextInt(3) : 1;
    return new MadeUpCall(
        id(at),
        at,
        model.provider(),
        model.model(),
        model.api(),
        status,
        run,
        session,
        attempts,
        status == CallStatus.INTERRUPTED ? null : (Long) end,
        answered ? (Long) token : null,
        answered ? (Long) input : null,
        answered ? (Long) output : null,
        cached(model, answered, input),
        priced ? (Long) (input * model.inputPrice() + output * model.outputPrice()) : null,
        answered && random.nextInt(5) == 0 ? 1 + random.nextInt(3) : 0,
        error(status),
        status == CallStatus.FAILED ? (Integer) (random.nextBoolean() ? 429 : 500) : (Integer) 200);
  }

  /** As in truth, Ollama says nothing of a cache. */
  private @Nullable Long cached(MadeUpModel model, boolean answered, long input) {
    if (!answered) {
      return null;
    }
    long cached = random.nextInt(3) == 0 ? input / 2 : 0;
    return model.api().equals("ollama") ? null : (Long) cached;
  }

  private @Nullable String error(CallStatus status) {
    return switch (status) {
      case FAILED -> random.nextInt(3) == 0 ? "server_error" : "rate_limited";
      case CANCELLED -> "cancelled";
      case INTERRUPTED -> "stream_interrupted";
      case RUNNING, COMPLETE -> null;
    };
  }

  private MadeUpModel model(double time) {
    double sum = 0;
    for (MadeUpModel model : MadeUpModel.ALL) {
      sum += model.usedAt(time) ? model.weight() : 0;
    }
    double left = random.nextDouble() * sum;
    MadeUpModel chosen = MadeUpModel.ALL.getLast();
    for (MadeUpModel model : MadeUpModel.ALL) {
      if (model.usedAt(time)) {
        chosen = model;
        left -= model.weight();
        if (left < 0) {
          break;
        }
      }
    }
    return chosen;
  }

  private long nanos(double seconds, double spread) {
    return 1_000_000 + (long) (seconds * 1e9 * Math.exp(random.nextGaussian() * spread));
  }

  /** In the order of time, like a real one. */
  private String id(long at) {
    long millis = at / 1_000;
    long high = (millis << 16) | 0x7000L | random.nextInt(0x1000);
    long low = (random.nextLong() >>> 2) | 0x8000_0000_0000_0000L;
    return new UUID(high, low).toString();
  }
}
