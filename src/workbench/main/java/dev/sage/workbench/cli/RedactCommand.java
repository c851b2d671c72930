package dev.sage.workbench.cli;

import dev.sage.llm.redaction.Redactor;
import dev.sage.llm.redaction.Sink;
import dev.sage.workbench.Json;
import dev.sage.workbench.redaction.RedactionDesk;
import dev.sage.workbench.redaction.SelfTest;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sage redact}: a text as it would leave, with the person's own rules. */
@Command(
    name = "redact",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Take secrets and personal data out of standard input.")
final class RedactCommand implements Callable<Integer> {

  /** The places by their names, for the help. */
  static final class Places implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(Sink.values()).map(Sink::json).iterator();
    }
  }

  private final GlobalOptions globals;

  @Option(
      names = "--policy",
      paramLabel = "PLACE",
      defaultValue = "export",
      completionCandidates = Places.class,
      description =
          "As for this place: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}, the strictest.")
  private Sink policy = Sink.EXPORT;

  @Option(names = "--json", description = "Print {\"text\",\"findings\"} of the whole input.")
  private boolean json;

  @Option(
      names = "--jsonl",
      description = "Read {\"id\",\"text\"} lines, write {\"id\",\"text\",\"findings\"} lines.")
  private boolean lines;

  @Option(
      names = "--stream",
      paramLabel = "N",
      description = "Through the redactor of streams, N characters at a time.")
  private @Nullable Integer piece;

  @Option(
      names = "--self-test",
      description = "Send a made-up secret through every exit and look for it in what came out.")
  private boolean selfTest;

  RedactCommand(GlobalOptions globals) {
    this.globals = globals;
  }

  @Override
  public Integer call() throws IOException {
    if (piece != null && piece < 1) {
      throw CliException.usage("--stream needs a number of characters from 1 on.");
    }
    if (json && lines) {
      throw CliException.usage("--json is for one text, --jsonl for lines: give one of them.");
    }
    var desk = OutgoingRedaction.open(globals);
    if (selfTest) {
      return prove(desk);
    }
    OutgoingRedaction.await(desk, globals);
    var input = new RedactedInput(globals.terminal(), desk.redactor(), desk.policy(policy), piece);
    if (lines) {
      input.lines();
    } else if (json) {
      input.document();
    } else {
      input.text();
    }
    return ExitCode.OK;
  }

  private int prove(RedactionDesk desk) {
    var terminal = globals.terminal();
    var result =
        desk.selfTest(
            step -> {
              if (!json) {
                terminal.line(
                    "%s %s: %s".formatted(step.ok() ? "✓" : "✗", step.name(), step.detail()));
                terminal.out().flush();
              }
            });
    if (json) {
      terminal.line(json(result, desk.redactor()));
    }
    return result.ok() ? ExitCode.OK : ExitCode.FAILURE;
  }

  private static String json(SelfTest result, Redactor redactor) {
    var document = Json.object().put("ok", result.ok());
    var steps = document.putArray("steps");
    for (var step : result.steps()) {
      steps.addObject().put("name", step.name()).put("ok", step.ok()).put("detail", step.detail());
    }
    return redactor.redact(Json.line(document));
  }
}
