package dev.sage.workbench.cli;

import dev.sage.llm.redaction.Sink;
import dev.sage.workbench.Counted;
import dev.sage.workbench.Json;
import dev.sage.workbench.exchange.CallsExport;
import dev.sage.workbench.exchange.CallsExportReport;
import dev.sage.workbench.exchange.ExportException;
import dev.sage.workbench.exchange.ExportFormat;
import dev.sage.workbench.exchange.ExportProgress;
import dev.sage.workbench.exchange.StoreExport;
import dev.sage.workbench.exchange.StoreExportReport;
import dev.sage.workbench.store.CallFilter;
import dev.sage.workbench.store.Store;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sage store export}: calls with all that belongs to them, for others. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Write calls with all that belongs to them, redacted for others.",
    footer = {
      "",
      "FILE - is standard output. The filter is that of \"sage calls\"; one that begins with - comes after --."
    })
final class StoreExportCommand implements Callable<Integer> {

  private static final String SAGE = "sage";

  private final GlobalOptions globals;

  @Option(names = "--json", description = "One JSON document of what was written.")
  private boolean json;

  @Option(
      names = "--format",
      paramLabel = "F",
      defaultValue = SAGE,
      description =
          "sage: lines of JSON that store import reads (default); otlp: a trace a line; har: one"
              + " HAR file.")
  private String format = SAGE;

  @Parameters(index = "0", paramLabel = "FILE", description = "Where to; - is standard output.")
  private String file = "";

  @Parameters(index = "1..*", paramLabel = "FILTER", description = "Which calls; by default all.")
  private List<String> filter = List.of();

  StoreExportCommand(GlobalOptions globals) {
    this.globals = globals;
  }

  @Override
  public Integer call() throws IOException {
    var target = target();
    if (target == null && json) {
      throw CliException.usage("--json has no room where the calls go to standard output.");
    }
    if (target != null && Files.exists(target)) {
      throw CliException.usage(
          file + " is there already. Name another file, or take that one away.");
    }
    var other = other();
    var passing = FilterWords.parse(filter);
    try (var store = new StoreAccess(globals).openToRead();
        var interruption = new Interruption()) {
      var cancelled = new AtomicBoolean();
      interruption.onInterrupt(() -> cancelled.set(true));
      // What it says must be said before the interruption is over: the process ends then.
      return write(writing(store, other, passing, target), target, cancelled);
    }
  }

  /** Null for standard output. */
  private @Nullable Path target() {
    try {
      return file.equals("-") ? null : Path.of(file);
    } catch (InvalidPathException e) {
      throw new CliException(
          ExitCode.USAGE, "%s is no name of a file.".formatted(Printable.text(file)), e);
    }
  }

  /** Null for Sage's own. */
  private @Nullable ExportFormat other() {
    if (format.equals(SAGE)) {
      return null;
    }
    return ExportFormat.of(format)
        .filter(known -> known == ExportFormat.OTLP || known == ExportFormat.HAR)
        .orElseThrow(
            () ->
                CliException.usage(
                    "There is no format \"%s\" of several calls; there are sage, otlp, har."
                        .formatted(Printable.text(format))));
  }

  /** Writes, and says what was written. */
  private interface Writing {
    void to(OutputStream out, ExportProgress progress) throws IOException, ExportException;
  }

  private Writing writing(
      Store store, @Nullable ExportFormat other, CallFilter passing, @Nullable Path target) {
    var desk = OutgoingRedaction.open(globals);
    OutgoingRedaction.await(desk, globals);
    var policy = desk.policy(Sink.EXPORT);
    if (other == null) {
      var export = new StoreExport(store, desk.redactor(), policy);
      return (out, progress) ->
          say(
              target == null
                  ? export.lines(passing, out, progress)
                  : export.write(passing, target, progress),
              target == null);
    }
    var export = new CallsExport(store, desk.redactor(), policy, other);
    return (out, progress) ->
        say(
            target == null
                ? export.stream(passing, out, progress)
                : export.write(passing, target, progress),
            target == null);
  }

  private int write(Writing writing, @Nullable Path target, AtomicBoolean cancelled)
      throws IOException {
    var out = globals.terminal().out();
    var ticker = new Ticker(globals.terminal(), "calls");
    ExportProgress progress =
        (done, total) -> {
          ticker.tick(done, total);
          return !cancelled.get() && !(target == null && out.checkError());
        };
    try {
      writing.to(out, progress);
      return ExitCode.OK;
    } catch (CancellationException stopped) {
      if (target != null) {
        globals.terminal().notice("sage: Stopped; no file is written.");
      }
      // Whoever read it has gone, as in "| head": no failure.
      return target == null && !cancelled.get() ? ExitCode.OK : ExitCode.FAILURE;
    } catch (ExportException refused) {
      throw new CliException(ExitCode.FAILURE, String.valueOf(refused.getMessage()), refused);
    }
  }

  private void say(StoreExportReport report, boolean toOutput) {
    var terminal = globals.terminal();
    if (json) {
      terminal.line(
          Json.line(
              Json.object()
                  .put("file", file)
                  .put("runs", report.runs())
                  .put("calls", report.calls())
                  .put("frames", report.frames())
                  .put("redactedFrames", report.redactedFrames())
                  .put("running", report.running())));
    } else if (!toOutput) {
      terminal.line(
          "%s: %s, %s, %s"
              .formatted(
                  Printable.text(file),
                  Counted.of(report.calls(), "call"),
                  Counted.of(report.runs(), "run"),
                  Counted.of(report.frames(), "frame")));
    }
    redacted(report.redactedFrames(), report.frames());
    running(report.running());
  }

  private void say(CallsExportReport report, boolean toOutput) {
    var terminal = globals.terminal();
    if (json) {
      terminal.line(
          Json.line(
              Json.object()
                  .put("file", file)
                  .put("format", format)
                  .put("calls", report.calls())
                  .put("frames", report.frames())
                  .put("redactedFrames", report.redactedFrames())
                  .put("running", report.running())
                  .put("unanswered", report.unanswered())));
    } else if (!toOutput) {
      terminal.line("%s: %s".formatted(Printable.text(file), Counted.of(report.calls(), "call")));
    }
    redacted(report.redactedFrames(), report.frames());
    running(report.running());
    if (report.unanswered() > 0) {
      terminal.notice(
          "sage: Left out, without an answer of a server: %s."
              .formatted(Counted.of(report.unanswered(), "call")));
    }
  }

  private void redacted(long changed, long frames) {
    if (changed > 0) {
      globals
          .terminal()
          .notice(
              "sage: Not as arrived, redaction took something out: %,d of %s."
                  .formatted(changed, Counted.of(frames, "frame")));
    }
  }

  private void running(long calls) {
    if (calls > 0) {
      globals
          .terminal()
          .notice("sage: Left out, still running: %s.".formatted(Counted.of(calls, "call")));
    }
  }
}
