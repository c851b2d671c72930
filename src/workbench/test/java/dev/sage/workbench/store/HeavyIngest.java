package dev.sage.workbench.store;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Message;
import dev.sage.llm.redaction.Redactor;
import dev.sage.llm.telemetry.CallStart;
import dev.sage.workbench.Home;
import dev.sage.workbench.Ids;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/**
 * A process that stores calls in several streams as fast as it can, mostly with an index of words,
 * while what is older than a month is taken away again; to be killed. On standard output it says
 * which calls are on disk.
 */
final class HeavyIngest {

  static final int FRAMES = 12;
  private static final int STREAMS = 4;
  private static final String HISTORY =
      "What was said before, and resent with each turn. ".repeat(8);

  private static final RetentionRules RULES =
      new RetentionRules(Duration.ofDays(30), Duration.ofDays(40), Duration.ofDays(50), null);

  private final Store store;
  private final PrintStream out;

  private HeavyIngest(Store store, PrintStream out) {
    this.store = store;
    this.out = out;
  }

  public static void main(String[] arguments) throws InterruptedException {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var store = Store.open(new Home(Path.of(arguments[0])), Redactor.create(), out::println);
    store.retain(RULES);
    long seed = Long.parseLong(arguments[1]);
    // What one process makes or drops, the next meets in the middle.
    store.search(seed % 3 > 0);
    for (int i = 0; i < STREAMS; i++) {
      var random = new Random(seed * STREAMS + i);
      Thread.ofPlatform().start(() -> new HeavyIngest(store, out).run(random));
    }
    Thread.currentThread().join();
  }

  private void run(Random random) {
    try {
      for (int i = 0; ; i++) {
        boolean old = random.nextInt(3) == 0;
        boolean pinned = random.nextInt(5) == 0;
        var age = Duration.ofDays(old ? 35 + random.nextInt(60) : random.nextInt(20));
        String id = call(random, age, pinned);
        if (i % 4 == 0) {
          store.retain(RULES);
        }
        store.flush();
        out.println((old && !pinned ? "old " : "kept ") + id);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String call(Random random, Duration age, boolean pinned) {
    var request =
        ChatRequest.of(
            "openai/gpt-" + random.nextInt(3),
            Message.system(HISTORY),
            Message.user(HISTORY + random.nextInt(20)));
    var start =
        new CallStart(
            Ids.next(),
            "openai",
            request.modelName(),
            "openai-chat",
            null,
            request,
            true,
            Instant.now().minus(age),
            StoredCalls.START,
            null);
    if (pinned) {
      store.pin(start.requestId(), true);
    }
    var tap = store.tap().open(start);
    tap.attempt(StoredCalls.attempt(1));
    long offset = 0;
    for (int i = 0; i < FRAMES; i++) {
      var frame = StoredCalls.frame(i, offset, "word " + random.nextInt(1000) + " ");
      offset += frame.bytes().length;
      tap.frame(frame);
    }
    tap.end(StoredCalls.end(start));
    return start.requestId();
  }
}
