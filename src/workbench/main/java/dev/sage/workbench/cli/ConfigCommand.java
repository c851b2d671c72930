package dev.sage.workbench.cli;

import dev.sage.llm.config.Config;
import dev.sage.llm.config.ConfigException;
import dev.sage.llm.config.ConfigProblem;
import dev.sage.llm.config.TrustedFolders;
import dev.sage.llm.secret.SecretStore;
import dev.sage.workbench.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code sage config}: what is configured, by whom, and what is wrong with it. */
@Command(
    name = "config",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Show the configuration, where each value comes from, and what is wrong with it.",
      "Ends with 2 where something is wrong. Secrets are masked."
    })
final class ConfigCommand implements Callable<Integer> {

  private final GlobalOptions globals;

  @Option(names = "--json", description = "One JSON document.")
  private boolean json;

  ConfigCommand(GlobalOptions globals) {
    this.globals = globals;
  }

  @Override
  public Integer call() {
    var config = load();
    if (json) {
      print(new ConfigJson(config).document());
    } else {
      print(new ConfigText(config, globals.colors()).overview());
    }
    return exitCode(config);
  }

  @Command(
      name = "explain",
      mixinStandardHelpOptions = true,
      description = "Show what each source says of one setting, and which of them holds.")
  int explain(
      @Parameters(paramLabel = "PATH", description = "Such as providers.openai.apiKey.")
          String path,
      @Option(names = "--json", description = "One JSON document.") boolean asJson) {
    var config = load();
    try {
      var setting = config.explain(path.strip());
      if (asJson) {
        print(new ConfigJson(config).explained(setting));
      } else {
        print(new ConfigText(config, globals.colors()).explained(setting));
      }
      return ExitCode.OK;
    } catch (ConfigException unknown) {
      throw new CliException(ExitCode.USAGE, unknown.problem().text(), unknown);
    }
  }

  @Command(
      name = "trust",
      mixinStandardHelpOptions = true,
      description = {
        "Trust a project's folder: its files may then run commands, name addresses for keys,",
        "and read files outside of it. Look at them first: \"sage config\" says what they try."
      })
  int trust(
      @Parameters(paramLabel = "DIR", arity = "0..1", description = "Default: this project.")
          @Nullable Path folder) {
    var wanted = folder(folder);
    if (!Files.isDirectory(wanted)) {
      throw CliException.usage("There is no folder " + wanted + ".");
    }
    trusted().trust(wanted);
    globals
        .terminal()
        .line(
            "%s is trusted. \"sage config untrust\" takes it back."
                .formatted(Printable.text(wanted.toString())));
    return ExitCode.OK;
  }

  @Command(
      name = "untrust",
      mixinStandardHelpOptions = true,
      description = "Trust a project's folder no more.")
  int untrust(
      @Parameters(paramLabel = "DIR", arity = "0..1", description = "Default: this project.")
          @Nullable Path folder) {
    var wanted = folder(folder);
    boolean was = trusted().forget(wanted);
    globals
        .terminal()
        .line(
            "%s %s."
                .formatted(
                    Printable.text(wanted.toString()),
                    was ? "is trusted no more" : "was not trusted"));
    return ExitCode.OK;
  }

  private Path folder(@Nullable Path named) {
    if (named != null) {
      return named.toAbsolutePath().normalize();
    }
    var project = load().projectFolder();
    if (project == null) {
      throw CliException.usage(
          "There is no project here: no sage.json, config.json or .env. Name the folder.");
    }
    return project;
  }

  private TrustedFolders trusted() {
    return TrustedFolders.of(globals.home().trusted());
  }

  /** No store of secrets is asked: to see the configuration must unlock nothing. */
  private Config load() {
    return Config.load(globals.workbench().sources(SecretStore.NONE));
  }

  private void print(JsonNode document) {
    globals.terminal().line(globals.redactor().redact(Json.line(document)));
  }

  private void print(String text) {
    globals.terminal().line(globals.redactor().redact(Printable.text(text)));
  }

  private static int exitCode(Config config) {
    boolean wrong =
        config.problems().stream()
            .anyMatch(problem -> problem.severity() == ConfigProblem.Severity.ERROR);
    return wrong ? ExitCode.USAGE : ExitCode.OK;
  }
}
