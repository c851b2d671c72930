package dev.sage.workbench.cli;

import dev.sage.llm.redaction.Sink;
import dev.sage.workbench.Counted;
import dev.sage.workbench.exchange.ExportException;
import dev.sage.workbench.exchange.ExportFormat;
import dev.sage.workbench.exchange.ExportReport;
import dev.sage.workbench.exchange.Exporter;
import dev.sage.workbench.store.Store;
import dev.sage.workbench.store.StoredCall;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a stored call into a file, for {@code sage show}. */
final class ShowExport {

  private final GlobalOptions globals;
  private final Store store;
  private final @Nullable Sink policy;

  ShowExport(GlobalOptions globals, Store store, @Nullable Sink policy) {
    this.globals = globals;
    this.store = store;
    this.policy = policy;
  }

  /** The format by its name. */
  static ExportFormat format(String name) {
    return ExportFormat.of(name)
        .orElseThrow(
            () ->
                CliException.usage(
                    "There is no export format \"%s\"; there are %s."
                        .formatted(
                            name,
                            Arrays.stream(ExportFormat.values())
                                .map(ExportFormat::label)
                                .collect(Collectors.joining(", ")))));
  }

  void write(StoredCall call, ExportFormat format, Path target) {
    if (format != ExportFormat.RECORDING && Files.exists(target)) {
      throw CliException.usage(
          target + " is there already. Name another file, or take that one away.");
    }
    try {
      var report = exporter().write(call, format, target);
      globals.terminal().line(report.file().toString());
      if (report.redactedFrames() > 0) {
        globals.terminal().notice("sage: " + redacted(report));
      }
    } catch (ExportException refused) {
      throw new CliException(ExitCode.FAILURE, String.valueOf(refused.getMessage()), refused);
    }
  }

  private static String redacted(ExportReport report) {
    return "Not as arrived, redaction took something out: %,d of %s."
        .formatted(report.redactedFrames(), Counted.of(report.frames(), "frame"));
  }

  private Exporter exporter() {
    var plain = new Exporter(store);
    if (policy == null) {
      return plain;
    }
    var desk = globals.redaction();
    return plain.with(desk.redactor(), desk.policy(policy));
  }
}
