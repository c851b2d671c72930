package dev.sage.llm.config;

import dev.sage.llm.config.jsonc.TextFile;
import dev.sage.llm.secret.SecretStore;
import dev.sage.llm.secret.SecretStoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Follows references, each once: what was found is kept, what was not is looked for again.
 * Thread-safe.
 */
final class SecretSource {

  private static final int LONGEST_FILE = 64 << 10;

  private final List<Variables> variables;
  private final SecretStore store;
  private final Map<Reference, String> found = new ConcurrentHashMap<>();

  /**
   * A source.
   *
   * @param variables the highest first
   */
  SecretSource(List<Variables> variables, SecretStore store) {
    this.variables = List.copyOf(variables);
    this.store = store;
  }

  /** A reference leads nowhere. */
  static final class Unresolved extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient ConfigProblem problem;

    Unresolved(ConfigProblem problem) {
      super(problem.message());
      this.problem = problem;
    }

    ConfigProblem problem() {
      return problem;
    }
  }

  /**
   * The text of a setting.
   *
   * @throws Unresolved where its reference leads nowhere
   */
  String text(Statement statement) {
    return switch (statement.value()) {
      case Value.Plain plain -> plain.text();
      case Value.Refers refers ->
          // One that waits for a command here waits for the same command as the others.
          found.computeIfAbsent(refers.reference(), reference -> follow(reference, statement));
      default -> throw new IllegalStateException("nothing to read at " + statement.path());
    };
  }

  /** What is known without following: the value of a variable, or of the setting itself. */
  Optional<String> known(Statement statement) {
    return switch (statement.value()) {
      case Value.Plain plain -> Optional.of(plain.text());
      case Value.Refers(Reference.Variable variable) -> variable(variable.name());
      default -> Optional.empty();
    };
  }

  /** What can be said against a reference without following it; null where nothing can. */
  @Nullable ConfigProblem suspicion(Statement statement) {
    if (!(statement.value() instanceof Value.Refers(var reference))) {
      return null;
    }
    return switch (reference) {
      case Reference.Variable named when variable(named.name()).isEmpty() ->
          unset(named, statement);
      case Reference.KeyFile named when !Files.isRegularFile(named.file()) ->
          unreadable(named, statement);
      case Reference.KeyFile named when openToOthers(named) ->
          ConfigProblem.warning(
                  ConfigCode.FILE_OPEN_TO_OTHERS,
                  statement.path(),
                  statement.origin(),
                  "Others can read the file that " + statement.path() + " refers to",
                  "chmod 600 \"" + named.file() + "\"")
              .withFound(named.shown());
      default -> null;
    };
  }

  private String follow(Reference reference, Statement statement) {
    return switch (reference) {
      case Reference.Variable named ->
          variable(named.name()).orElseThrow(() -> new Unresolved(unset(named, statement)));
      case Reference.Stored named -> stored(named, statement);
      case Reference.KeyFile named -> file(named, statement);
      case Reference.Command command -> command(command, statement);
    };
  }

  private Optional<String> variable(String name) {
    return variables.stream()
        .map(source -> source.values().getOrDefault(name, ""))
        .filter(value -> !value.isBlank())
        .findFirst();
  }

  private static ConfigProblem unset(Reference.Variable named, Statement statement) {
    return ConfigProblem.error(
            ConfigCode.REFERENCE_VARIABLE,
            statement.path(),
            statement.origin(),
            "The variable that " + statement.path() + " refers to is not set",
            "export " + Shown.text(named.name()) + "=…")
        .withFound(named.shown());
  }

  private String stored(Reference.Stored named, Statement statement) {
    try {
      var secret = store.find(named.name());
      if (secret.isPresent()) {
        return secret.get().reveal();
      }
    } catch (SecretStoreException refused) {
      throw new Unresolved(
          ConfigProblem.error(
                  ConfigCode.STORE_UNAVAILABLE,
                  statement.path(),
                  statement.origin(),
                  "The store of keys can't be asked for what " + statement.path() + " refers to",
                  String.valueOf(refused.getMessage()))
              .withFound(named.shown()));
    }
    boolean none = store.state() == SecretStore.State.UNAVAILABLE;
    throw new Unresolved(
        ConfigProblem.error(
                none ? ConfigCode.STORE_UNAVAILABLE : ConfigCode.REFERENCE_STORED,
                statement.path(),
                statement.origin(),
                none
                    ? "There is no store of keys to ask for what " + statement.path() + " refers to"
                    : store.title() + " has no key " + Shown.text(named.name()),
                none && !store.reason().isEmpty()
                    ? store.reason()
                    : "sage keys set " + Shown.text(named.name()))
            .withFound(named.shown()));
  }

  private static String file(Reference.KeyFile named, Statement statement) {
    // A pipe would be waited for, a device never ends.
    if (Files.isRegularFile(named.file())) {
      try (var in = Files.newInputStream(named.file())) {
        var bytes = in.readNBytes(LONGEST_FILE + 1);
        var content = TextFile.text(bytes).text();
        var line = content.flatMap(text -> text.lines().filter(l -> !l.isBlank()).findFirst());
        if (line.isPresent() && bytes.length <= LONGEST_FILE) {
          return line.get().strip();
        }
      } catch (IOException unreadable) {
        throw new Unresolved(unreadable(named, statement));
      }
    }
    throw new Unresolved(unreadable(named, statement));
  }

  private static ConfigProblem unreadable(Reference.KeyFile named, Statement statement) {
    return ConfigProblem.error(
            ConfigCode.REFERENCE_FILE,
            statement.path(),
            statement.origin(),
            "The file that " + statement.path() + " refers to gives no key",
            "Put the key, and nothing else, into "
                + Shown.text(named.file().toString())
                + " (UTF-8, at most 64 KiB).")
        .withFound(named.shown());
  }

  private static boolean openToOthers(Reference.KeyFile named) {
    try {
      var permissions = Files.getPosixFilePermissions(named.file());
      return permissions.contains(PosixFilePermission.GROUP_READ)
          || permissions.contains(PosixFilePermission.OTHERS_READ);
    } catch (IOException | UnsupportedOperationException unknown) {
      return false;
    }
  }

  private static String command(Reference.Command command, Statement statement) {
    try {
      return CommandRun.firstLine(command, CommandRun.LIMIT);
    } catch (CommandRun.Failed failed) {
      throw new Unresolved(
          ConfigProblem.error(
                  ConfigCode.REFERENCE_COMMAND,
                  statement.path(),
                  statement.origin(),
                  "The command that " + statement.path() + " refers to " + failed.getMessage(),
                  "Run it by hand in " + command.folder() + ", and look at what it says.")
              .withFound(command.shown()));
    }
  }

  @Override
  public String toString() {
    return "SecretSource[hidden]";
  }
}
