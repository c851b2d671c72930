package dev.sage.workbench.cli;

import dev.sage.workbench.Json;
import dev.sage.workbench.diagnosis.Doctor;
import dev.sage.workbench.diagnosis.Finding;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sage doctor}: looks whether everything is as it should be. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Check this installation; ends with 1 where something is broken.")
final class DoctorCommand implements Callable<Integer> {

  private final GlobalOptions globals;

  @Option(names = "--json", description = "One JSON document.")
  private boolean json;

  DoctorCommand(GlobalOptions globals) {
    this.globals = globals;
  }

  @Override
  public Integer call() {
    boolean console = ServiceLoader.load(CommandContribution.class).stream().findAny().isPresent();
    List<Finding> findings = new Doctor(globals.workbench(), Version.sage(), console).examine();
    if (json) {
      var document = Json.object();
      document.put("ok", findings.stream().noneMatch(Finding::broken));
      var checks = document.putArray("checks");
      for (Finding finding : findings) {
        checks
            .addObject()
            .put("name", finding.name())
            .put("status", finding.status().json())
            .put("detail", finding.detail());
      }
      globals.terminal().line(globals.redactor().redact(Json.line(document)));
    } else {
      int width = findings.stream().mapToInt(finding -> finding.name().length()).max().orElse(1);
      findings.forEach(finding -> print(finding, width));
    }
    return findings.stream().anyMatch(Finding::broken) ? ExitCode.FAILURE : ExitCode.OK;
  }

  private void print(Finding finding, int width) {
    globals
        .terminal()
        .line(
            globals
                .redactor()
                .redact(
                    finding.status().sign()
                        + " "
                        + finding.name()
                        + " ".repeat(width + 1 - finding.name().length())
                        + finding.detail()));
  }
}
