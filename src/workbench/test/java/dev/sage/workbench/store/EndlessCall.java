package dev.sage.workbench.store;

import dev.sage.llm.redaction.Redactor;
import dev.sage.workbench.Home;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A process with a call that never ends: every millisecond a frame. On standard output it says, of
 * the frames it has handed to the store, how many must be on disk by now. The store promises 100
 * ms; a machine that is busy with other things may keep its thread waiting for longer, so here it
 * is a second.
 */
final class EndlessCall {

  private EndlessCall() {}

  public static void main(String[] arguments) {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var store = Store.open(new Home(Path.of(arguments[0])), Redactor.create(), notice -> {});
    var tap = store.tap().open(StoredCalls.start(StoredCalls.request("openai/gpt", "Go on")));
    tap.attempt(StoredCalls.attempt(1));
    var recent = new ArrayDeque<Long>();
    long offset = 0;
    long safe = 0;
    for (long i = 0; ; i++) {
      var frame = StoredCalls.frame(i, offset, "t" + i + " ");
      offset += frame.bytes().length;
      tap.frame(frame);
      recent.add(System.nanoTime());
      // At most two a time: after a stall of the process what it had just handed over is no older.
      for (int caught = 0;
          caught < 2
              && !recent.isEmpty()
              && System.nanoTime() - recent.peekFirst() > TimeUnit.SECONDS.toNanos(1);
          caught++) {
        recent.removeFirst();
        safe++;
      }
      out.println(safe);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
    }
  }
}
