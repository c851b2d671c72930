package dev.sage.workbench.cli;

import dev.sage.llm.secret.SecretStore;
import dev.sage.llm.secret.SecretStoreException;
import dev.sage.workbench.Json;
import dev.sage.workbench.secret.EncryptedFileStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sage keys list}: names and where they lie; never a character of a key. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "List the names of the keys that are kept, and in which store.")
final class KeysListCommand implements Callable<Integer> {

  private final GlobalOptions globals;

  @Option(names = "--json", description = "One JSON document.")
  private boolean json;

  KeysListCommand(GlobalOptions globals) {
    this.globals = globals;
  }

  /** A key by name; readable is null where its store does not say. */
  private record Row(String name, SecretStore store, @Nullable Boolean readable) {}

  /** A store that was looked at. */
  private record Seen(
      SecretStore store, SecretStore.State state, String reason, @Nullable String failure) {}

  @Override
  public Integer call() {
    globals.openLog();
    var stores = KeysCommand.stores(globals);
    var rows = new ArrayList<Row>();
    var seen = List.of(look(stores.keychain(), rows), look(stores.file(), rows));
    if (json) {
      print(stores.preferred(), seen, rows);
    } else {
      print(seen, rows);
    }
    return seen.stream().allMatch(store -> store.failure() == null)
        ? ExitCode.OK
        : ExitCode.FAILURE;
  }

  private static Seen look(SecretStore store, List<Row> rows) {
    @Nullable String failure = null;
    try {
      for (String name : store.names()) {
        rows.add(new Row(name, store, readable(store, name)));
      }
    } catch (SecretStoreException e) {
      // A store that is locked or not there is no failure; one that is damaged is.
      failure =
          store.state() == SecretStore.State.READY || damaged(store, e) ? e.getMessage() : null;
    }
    return new Seen(store, store.state(), store.reason(), failure);
  }

  private static boolean damaged(SecretStore store, SecretStoreException e) {
    return !store.reason().equals(e.getMessage());
  }

  private static @Nullable Boolean readable(SecretStore store, String name) {
    if (store.state() != SecretStore.State.READY) {
      return null;
    }
    try {
      return store.find(name).isPresent();
    } catch (SecretStoreException e) {
      return false;
    }
  }

  private void print(List<Seen> seen, List<Row> rows) {
    var terminal = globals.terminal();
    if (!rows.isEmpty()) {
      var table = new ArrayList<List<String>>();
      table.add(List.of("NAME", "STORE", "READABLE"));
      for (var row : rows) {
        table.add(List.of(Printable.text(row.name()), row.store().title(), word(row.readable())));
      }
      terminal.out().print(TextTable.text(table));
    } else if (seen.stream().noneMatch(KeysListCommand::silent)) {
      terminal.line("No keys are kept here. \"sage keys set PROVIDER\" keeps one.");
    }
    for (var store : seen) {
      String said = store.failure() == null ? store.reason() : store.failure();
      if (!said.isEmpty()) {
        terminal.notice("sage: " + said);
      }
    }
  }

  /** Whether a store may have keys that it did not name. */
  private static boolean silent(Seen store) {
    return store.failure() != null
        || (store.store() instanceof EncryptedFileStore file
            && file.exists()
            && store.state() == SecretStore.State.LOCKED);
  }

  private static String word(@Nullable Boolean readable) {
    return readable == null ? "unknown" : readable ? "yes" : "no";
  }

  private void print(SecretStore preferred, List<Seen> seen, List<Row> rows) {
    var document = Json.object().put("preferred", preferred.id());
    var stores = document.putArray("stores");
    for (var store : seen) {
      stores
          .addObject()
          .put("id", store.store().id())
          .put("title", store.store().title())
          .put("state", store.state().name().toLowerCase(Locale.ROOT))
          .put("reason", store.reason().isEmpty() ? null : store.reason())
          .put("failure", store.failure());
    }
    var keys = document.putArray("keys");
    for (var row : rows) {
      keys.addObject()
          .put("name", row.name())
          .put("store", row.store().id())
          .put("readable", row.readable());
    }
    globals.terminal().line(Json.line(document));
  }
}
