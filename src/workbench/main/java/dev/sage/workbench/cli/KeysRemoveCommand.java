package dev.sage.workbench.cli;

import dev.sage.llm.secret.SecretStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Unmatched;

/** {@code sage keys remove}: forgets a key in every store that has it. */
@Command(
    name = "remove",
    mixinStandardHelpOptions = true,
    description = "Forget a key, in the keychain and in the encrypted file.")
final class KeysRemoveCommand implements Callable<Integer> {

  private final GlobalOptions globals;

  @Parameters(
      arity = "0..*",
      paramLabel = "PROVIDER[/NAME]",
      description = "Whose key it is, such as openai or openai/work.")
  private List<String> typed = List.of();

  @Unmatched private final List<String> misplaced = new ArrayList<>();

  KeysRemoveCommand(GlobalOptions globals) {
    this.globals = globals;
  }

  @Override
  public Integer call() {
    globals.openLog();
    var all = new ArrayList<>(typed);
    all.addAll(misplaced);
    // Whatever is kept under a slip must be removable, too.
    var name = KeyName.of(all, globals.redactor(), true);
    var stores = KeysCommand.stores(globals);
    boolean removed = false;
    for (var store : List.of(stores.keychain(), stores.file())) {
      if (store.state() == SecretStore.State.UNAVAILABLE) {
        globals.terminal().notice("sage: " + store.reason());
      } else if (store.remove(name.toString())) {
        globals.terminal().line("The key %s is gone from the %s.".formatted(name, store.title()));
        removed = true;
      }
    }
    if (!removed) {
      throw new CliException(
          ExitCode.FAILURE,
          "There is no key %s. \"sage keys list\" has the names.".formatted(name));
    }
    return ExitCode.OK;
  }
}
