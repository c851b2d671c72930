package dev.sage.workbench.cli;

import dev.sage.llm.redaction.Sink;
import dev.sage.workbench.store.Store;
import dev.sage.workbench.store.StoredCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Opens the store for a command, and finds calls in it. */
final class StoreAccess {

  private final GlobalOptions globals;

  StoreAccess(GlobalOptions globals) {
    this.globals = globals;
  }

  /**
   * The store, to take in what others wrote: with every value that is always taken out.
   *
   * @throws CliException as {@link #open}
   */
  Store openForImport() {
    OutgoingRedaction.await(OutgoingRedaction.open(globals), globals);
    return open();
  }

  /**
   * The store, as the person wants it redacted.
   *
   * @throws CliException where it can't be opened: a temporary one would be empty, and "no calls" a
   *     lie
   */
  Store open() {
    var redactor = globals.redactor();
    globals.openLog();
    var notices = new ArrayList<String>();
    var opened = new AtomicBoolean();
    Consumer<String> say = notice -> globals.terminal().notice("sage: " + notice);
    var redaction = globals.redaction();
    var store =
        Store.open(
            globals.home(),
            redactor,
            () -> redaction.effective(Sink.STORE),
            notice -> {
              if (opened.get()) {
                say.accept(notice);
              } else {
                notices.add(notice);
              }
            });
    String why = store.instead();
    if (why != null) {
      store.close();
      throw new CliException(
          ExitCode.FAILURE,
          ("The store in %s can't be opened: %s Nothing in it is changed; --home names another"
                  + " folder.")
              .formatted(globals.home().folder(), why));
    }
    notices.forEach(say);
    opened.set(true);
    return store;
  }

  /** The call with this id, the beginning of one, or a request id of its provider. */
  static StoredCall call(Store store, String id) {
    Optional<StoredCall> exact = store.call(id);
    if (exact.isPresent()) {
      return exact.get();
    }
    List<StoredCall> found = store.callsBeginning(id);
    if (found.isEmpty()) {
      found = store.callsOfProvider(id);
    }
    return switch (found.size()) {
      case 0 ->
          throw new CliException(
              ExitCode.FAILURE,
              "There is no call \"%s\" in this store. \"sage calls\" lists them.".formatted(id));
      case 1 -> found.getFirst();
      default ->
          throw CliException.usage(
              "Several calls begin with \"%s\". Give more of the id.".formatted(id));
    };
  }
}
