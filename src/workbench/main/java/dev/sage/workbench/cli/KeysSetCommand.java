package dev.sage.workbench.cli;

import dev.sage.llm.check.KeyHint;
import dev.sage.llm.check.KeyHints;
import dev.sage.llm.config.Config;
import dev.sage.llm.provider.VendorCatalog;
import dev.sage.llm.secret.Secret;
import dev.sage.llm.secret.SecretStore;
import dev.sage.workbench.Json;
import dev.sage.workbench.secret.SecretStores;
import dev.sage.workbench.setup.KeyReference;
import dev.sage.workbench.setup.SetupException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Unmatched;

/** {@code sage keys set}: keeps a key that is typed, or read from standard input. */
@Command(
    name = "set",
    mixinStandardHelpOptions = true,
    description =
        "Keep a key. It is asked for, or read from standard input (the first line); never an"
            + " argument.")
final class KeysSetCommand implements Callable<Integer> {

  private static final int LONGEST_KEY = 16_384;

  private final GlobalOptions globals;

  @Parameters(
      arity = "0..*",
      paramLabel = "PROVIDER[/NAME]",
      description = "Whose key it is, such as openai or openai/work.")
  private List<String> typed = List.of();

  @Option(
      names = "--store",
      paramLabel = "WORD",
      description = "keychain or file; default: the keychain where it is ready, else the file.")
  private @Nullable String store;

  @Option(names = "--force", description = "Keep it although it looks wrong.")
  private boolean force;

  /** Whatever is misplaced here may be the key: it is refused without being repeated. */
  @Unmatched private final List<String> misplaced = new ArrayList<>();

  KeysSetCommand(GlobalOptions globals) {
    this.globals = globals;
  }

  @Override
  public Integer call() {
    var redactor = globals.redactor();
    globals.openLog();
    var all = new ArrayList<>(typed);
    all.addAll(misplaced);
    var name = KeyName.of(all, redactor, force);
    var stores = KeysCommand.stores(globals);
    var chosen = choose(stores);
    var terminal = globals.terminal();
    if (chosen == stores.file()) {
      stores.file().open();
    }
    Secret key = read(name);
    redactor.register(key);
    chosen.put(name.toString(), key);
    terminal.line("The key %s is kept in the %s.".formatted(name, place(chosen)));
    int exitCode = refer(name);
    terminal.line("Try it: sage check " + name.provider());
    return exitCode;
  }

  /** A provider's default key is named in the person's configuration, so that it is found. */
  private int refer(KeyName name) {
    var terminal = globals.terminal();
    String reference = Json.write(Json.object().put("keychain", name.toString()));
    if (!name.isDefault()) {
      terminal.line("In the configuration: \"apiKey\": " + reference);
      return ExitCode.OK;
    }
    var config = Config.load(globals.workbench().sources(SecretStore.NONE));
    try {
      var written = KeyReference.write(globals.home(), config, name.provider(), name.toString());
      String other = written.other();
      if (other != null) {
        terminal.notice(
            "sage: %s, and was left. To use this key: \"apiKey\": %s"
                .formatted(globals.redactor().redact(other), reference));
      } else if (!written.diff().isEmpty()) {
        terminal.line(written.file() + " names it now, without having it:");
        written.diff().forEach(line -> terminal.line("  " + Printable.text(line.toString())));
      }
      return ExitCode.OK;
    } catch (SetupException unwritten) {
      terminal.notice(
          "sage: %s The key is kept; to use it, write \"apiKey\": %s in %s."
              .formatted(unwritten.getMessage(), reference, globals.home().configuration()));
      return ExitCode.FAILURE;
    }
  }

  private String place(SecretStore chosen) {
    return chosen.id().equals("file")
        ? chosen.title() + " " + globals.home().keys()
        : chosen.title();
  }

  private SecretStore choose(SecretStores stores) {
    if (store == null) {
      var preferred = stores.preferred();
      if (preferred == stores.file()) {
        globals.terminal().notice("sage: " + stores.keychain().reason());
      }
      return preferred;
    }
    return switch (store) {
      case "file" -> stores.file();
      case "keychain" -> {
        if (stores.keychain().state() == SecretStore.State.UNAVAILABLE) {
          throw CliException.usage(stores.keychain().reason());
        }
        yield stores.keychain();
      }
      // Not repeated: it may be a key, too.
      default -> throw CliException.usage("--store is keychain or file.");
    };
  }

  private Secret read(KeyName name) {
    char[] hidden = globals.terminal().hidden().read("Key for %s: ".formatted(name));
    String text = hidden == null ? firstLine() : new String(hidden);
    if (hidden != null) {
      Arrays.fill(hidden, '\0');
    }
    if (text.isBlank()) {
      throw CliException.usage(
          "No key was given. Type it when it is asked for, or pipe it in: sage keys set %s < FILE"
              .formatted(name));
    }
    judge(text, name);
    return Secret.of(text);
  }

  /** What is wrong with the key as far as one can see; in sentences that show nothing of it. */
  private void judge(String text, KeyName name) {
    var catalog = new VendorCatalog();
    for (var hint : KeyHints.of(text, catalog.find(name.provider()).orElse(null), catalog)) {
      String said = hint.sentence() + " " + hint.fix();
      if (hint.severity() == KeyHint.Severity.ERROR && !force) {
        throw CliException.usage(said + " --force keeps it as it is.");
      }
      globals.terminal().notice("sage: " + said);
    }
  }

  private String firstLine() {
    try {
      byte[] bytes = globals.terminal().in().readNBytes(LONGEST_KEY + 1);
      int end = 0;
      while (end < bytes.length && bytes[end] != '\n' && bytes[end] != '\r') {
        end++;
      }
      if (end > LONGEST_KEY) {
        throw CliException.usage(
            "The first line is longer than any key (%,d bytes). Give the key alone."
                .formatted(LONGEST_KEY));
      }
      String line =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, end)).toString();
      Arrays.fill(bytes, (byte) 0);
      return line.startsWith("\uFEFF") ? line.substring(1) : line;
    } catch (CharacterCodingException e) {
      throw CliException.usage("The key is not UTF-8. Keys are plain text: look at what is piped.");
    } catch (IOException e) {
      throw CliException.usage("Standard input can't be read. Pipe the key in, or type it.");
    }
  }
}
