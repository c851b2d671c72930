package dev.sage.workbench.cli;

import dev.sage.llm.config.Config;
import dev.sage.llm.redaction.Redactor;
import dev.sage.llm.redaction.Sink;
import dev.sage.workbench.Environment;
import dev.sage.workbench.Home;
import dev.sage.workbench.WorkbenchOptions;
import dev.sage.workbench.log.LogChoice;
import dev.sage.workbench.log.LogFormat;
import dev.sage.workbench.log.LogSettings;
import dev.sage.workbench.log.ProgramLog;
import dev.sage.workbench.redaction.RedactionDesk;
import dev.sage.workbench.secret.Passphrase;
import dev.sage.workbench.secret.SecretStores;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** What every command takes, before or after its name. Not thread-safe while it is parsed. */
public final class GlobalOptions {

  @Option(
      names = "--home",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "Folder with all state; also SAGE_HOME. Default: the platform's place.")
  private @Nullable Path home;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      scope = ScopeType.INHERIT,
      description = "Profile of the configuration.")
  private @Nullable String profile;

  @Option(
      names = "--project",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "Folder whose sage.json and .env hold. Default: the current one.")
  private Path project = Path.of("");

  @Option(
      names = "--no-color",
      scope = ScopeType.INHERIT,
      description = "No colours; also NO_COLOR.")
  private boolean noColor;

  @Option(
      names = {"-v", "--verbose"},
      scope = ScopeType.INHERIT,
      description = "Say more, in the log too; errors with their trace, without secrets.")
  private boolean verbose;

  @Option(
      names = "--log-format",
      paramLabel = "FORMAT",
      scope = ScopeType.INHERIT,
      description = "Lines of the log file as text or json. Default: what log.format says.")
  private @Nullable LogFormat logFormat;

  private final Map<String, String> environment;
  private final Terminal terminal;
  private @Nullable Redactor redactor;
  private @Nullable RedactionDesk desk;

  GlobalOptions(Map<String, String> environment, Terminal terminal) {
    this.environment = Map.copyOf(environment);
    this.terminal = terminal;
  }

  /** The folder with all state. */
  public Home home() {
    if (!homeGiven()) {
      // An unset variable of a script: it must not fill the current folder.
      throw CliException.usage("--home is empty. Give a folder, or leave the option out.");
    }
    return Home.find(home, environment);
  }

  /** The environment that the command runs in. */
  public Map<String, String> environment() {
    return environment;
  }

  /** How a workbench is opened here: this home, environment, project and profile. */
  public WorkbenchOptions workbench() {
    return WorkbenchOptions.of(home(), notice -> terminal.notice("sage: " + notice))
        .withEnvironment(environment)
        .withProject(project)
        .withProfile(profile);
  }

  public boolean verbose() {
    return verbose;
  }

  /** Where a command prints. */
  public Terminal terminal() {
    return terminal;
  }

  /** Whether colours help: a terminal, and nobody said no. */
  public boolean colors() {
    return !noColor && environment.getOrDefault("NO_COLOR", "").isEmpty() && terminal.isTerminal();
  }

  /**
   * A redactor that knows the environment's secrets and what the person chose in this home folder,
   * always the same one. Makes no folder: without one its placeholders are of this run.
   */
  public synchronized Redactor redactor() {
    if (redactor == null) {
      redactor = homeGiven() ? redaction().redactor() : Environment.redactor(environment);
    }
    return redactor;
  }

  /** What the person chose of redaction in this home folder. */
  public synchronized RedactionDesk redaction() {
    if (desk == null) {
      desk = RedactionDesk.open(home(), environment, secrets(), false);
    }
    return desk;
  }

  private SecretStores secrets() {
    return SecretStores.of(home(), environment, Passphrase.NOBODY);
  }

  /** What this command line says of the log. */
  public LogChoice log() {
    return new LogChoice(LogChoice.COMMAND.file(), logFormat, verbose);
  }

  /** Opens the log of a command that opens no workbench. */
  void openLog() {
    var configured = LogSettings.of(Config.load(workbench().sources(secrets())));
    ProgramLog.open(
        home(),
        log().file(),
        redactor(),
        () -> redaction().effective(Sink.LOG),
        log().over(configured));
  }

  /** Errors are told without secrets even where what is wrong is the home folder's name. */
  private boolean homeGiven() {
    return home == null || !home.toString().isBlank();
  }
}
