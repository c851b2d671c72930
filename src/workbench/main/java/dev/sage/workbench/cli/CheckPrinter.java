package dev.sage.workbench.cli;

import dev.sage.llm.check.CheckLayer;
import dev.sage.llm.check.CheckReport;
import dev.sage.llm.check.CheckResult;
import dev.sage.llm.redaction.Redactor;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;

/** Prints a check for a person, a line for each layer as it comes. */
final class CheckPrinter {

  private static final int TITLE =
      Stream.of(CheckLayer.values()).mapToInt(layer -> layer.title().length()).max().orElse(0);

  private final GlobalOptions globals;
  private final Redactor redactor;

  CheckPrinter(GlobalOptions globals, Redactor redactor) {
    this.globals = globals;
    this.redactor = redactor;
  }

  void provider(String name) {
    print(name);
  }

  void layer(CheckResult result) {
    var title = result.layer().title();
    print(
        "  %s %s %10s  %s"
            .formatted(
                sign(result.status()),
                title + " ".repeat(TITLE - title.length()),
                time(result),
                Printable.text(result.detail())));
    var fix = result.fix();
    var code = result.code();
    if (fix != null) {
      print("      → " + Printable.text(fix.text()) + (code == null ? "" : " [" + code.id() + "]"));
    }
  }

  void end(CheckReport report) {
    if (report.url() != null) {
      print("    base URL: " + report.url());
    }
    report.facts().forEach((name, value) -> print("    " + name + ": " + Printable.text(value)));
    print("");
  }

  private String sign(CheckResult.Status status) {
    return switch (status) {
      case OK -> colored("✓", "32");
      case WARNING -> colored("!", "33");
      case FAILED -> colored("✗", "31");
      case SKIPPED -> "–";
    };
  }

  private String colored(String text, String color) {
    return globals.colors() ? "\u001b[" + color + "m" + text + "\u001b[0m" : text;
  }

  private static String time(CheckResult result) {
    return result.status() == CheckResult.Status.SKIPPED ? "" : milliseconds(result.time());
  }

  private static String milliseconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f ms", CheckJson.milliseconds(time));
  }

  private void print(String line) {
    var terminal = globals.terminal();
    // The colours' control characters are ours; those of a server are taken out where they come in.
    terminal.line(redactor.redact(line));
    terminal.out().flush();
  }
}
