package dev.sage.workbench.cli;

import dev.sage.llm.provider.Quirks;
import dev.sage.llm.provider.WireFormats;
import dev.sage.workbench.frames.FrameDecoder;
import dev.sage.workbench.frames.FrameFormat;
import dev.sage.workbench.store.CallStatus;
import dev.sage.workbench.store.Store;
import dev.sage.workbench.store.StoredCall;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sage replay}: a stored stream again in the terminal, with its timing. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Play a stored stream again in the terminal, as fast or slow as it came.")
final class ReplayCommand implements Callable<Integer> {

  private final GlobalOptions globals;

  @Option(
      names = "--speed",
      paramLabel = "X",
      defaultValue = "1",
      converter = ReplaySpeed.Converter.class,
      description = "How many times as fast: from 0.1 to 100, or instant (default: 1).")
  private ReplaySpeed speed = new ReplaySpeed(1);

  @Option(names = "--frames", description = "Print the frames, a line each, instead of the text.")
  private boolean frames;

  @Parameters(
      paramLabel = "ID",
      description = "The call's id, its beginning, or the provider's request id.")
  private String id = "";

  ReplayCommand(GlobalOptions globals) {
    this.globals = globals;
  }

  @Override
  public Integer call() throws InterruptedException {
    try (Store store = new StoreAccess(globals).openToRead()) {
      StoredCall call = StoreAccess.call(store, id.strip());
      if (store.frames(call.id(), 0, 1).isEmpty()) {
        throw new CliException(
            ExitCode.FAILURE,
            ("Call %s has no stored frames, so there is nothing to play: nothing came, or they"
                    + " were removed. \"sage show %s\" prints what is known of it.")
                .formatted(call.id(), call.id()));
      }
      ReplayLines lines = lines(store, call);
      try (var interruption = new Interruption()) {
        var interrupted = new CountDownLatch(1);
        interruption.onInterrupt(interrupted::countDown);
        long began = System.nanoTime();
        var replay =
            new StreamReplay(
                store,
                globals.terminal(),
                nanos -> {
                  long left = speed.scaled(nanos) - (System.nanoTime() - began);
                  return !interrupted.await(left, TimeUnit.NANOSECONDS);
                });
        boolean whole = replay.play(call.id(), end(call), lines);
        return whole ? ExitCode.OK : ExitCode.INTERRUPTED;
      }
    }
  }

  private ReplayLines lines(Store store, StoredCall call) {
    // What a provider deviates in changes how tokens are counted, and none of the text.
    var format =
        new FrameFormat(new WireFormats(Map.of()).find(call.api()).orElse(null), Quirks.NONE);
    if (!frames && format.format() == null) {
      globals
          .terminal()
          .notice(
              "sage: \"%s\" is no wire format that Sage can read; these are the frames."
                  .formatted(Printable.text(call.api())));
    }
    return frames || format.format() == null
        ? new ReplayFrames(globals.redactor())
        : new ReplayText(
            new FrameDecoder(format), call, store.attempts(call.id()), globals.redactor());
  }

  /** When the call was over, on the time axis of its frames; 0 where it is not or nobody knows. */
  private static long end(StoredCall call) {
    long end = call.timings().end();
    return call.status() == CallStatus.RUNNING || end < 0 ? 0 : end + call.zeroNanos();
  }
}
