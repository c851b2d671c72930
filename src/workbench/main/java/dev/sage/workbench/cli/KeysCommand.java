package dev.sage.workbench.cli;

import dev.sage.workbench.secret.SecretStores;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sage keys}: keys in the keychain and the encrypted file. */
@Command(
    name = "keys",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Keep keys in the keychain or an encrypted file (docs/secrets.md).")
final class KeysCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli fills in the specification
  KeysCommand() {}

  /** With the subcommands, which take the global options too. */
  static Object of(GlobalOptions globals) {
    var line = new CommandLine(new KeysCommand());
    line.addSubcommand(new KeysSetCommand(globals));
    line.addSubcommand(new KeysListCommand(globals));
    line.addSubcommand(new KeysRemoveCommand(globals));
    return line;
  }

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "Say what to do: set, list or remove");
  }

  /** The stores, with a passphrase that is asked for on the terminal. */
  static SecretStores stores(GlobalOptions globals) {
    return SecretStores.of(
        globals.home(), globals.environment(), fresh -> passphrase(globals.terminal(), fresh));
  }

  private static char @Nullable [] passphrase(Terminal terminal, boolean fresh) {
    if (!fresh) {
      return terminal.hidden().read("Passphrase of the encrypted file: ");
    }
    char[] first =
        terminal
            .hidden()
            .read("A passphrase for the new encrypted file; nobody can recover a forgotten one: ");
    if (first == null) {
      return null;
    }
    char[] second = terminal.hidden().read("The same again: ");
    boolean same = second != null && Arrays.equals(first, second);
    wipe(second);
    if (!same) {
      wipe(first);
      throw CliException.usage("The two passphrases differ. Run the command again.");
    }
    return first;
  }

  private static void wipe(char @Nullable [] typed) {
    if (typed != null) {
      Arrays.fill(typed, '\0');
    }
  }
}
