package dev.sage.workbench.cli;

import dev.sage.llm.redaction.RedactionPolicy;
import dev.sage.llm.redaction.Redactor;
import dev.sage.llm.redaction.Sink;
import dev.sage.workbench.Home;
import dev.sage.workbench.store.Store;
import dev.sage.workbench.store.StoredCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

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
    return open(this::say);
  }

  /**
   * The same.
   *
   * @param opening told what was done to the store as it was opened: that it was damaged, say
   */
  Store open(Consumer<String> opening) {
    return open(Store::open, opening);
  }

  /**
   * The store for a command that changes nothing in it: one that can't be written is read as it is.
   *
   * @throws dev.sage.workbench.store.StoreException where there is none that can be read
   */
  Store openToRead() {
    return openToRead(this::say);
  }

  /**
   * The same.
   *
   * @param opening told what was done to the store as it was opened: that it was damaged, say
   */
  Store openToRead(Consumer<String> opening) {
    var store = open(Store::openToRead, opening);
    String why = store.unwritable();
    if (why != null) {
      say("The store in %s can only be read: %s.".formatted(globals.home().folder(), why));
    }
    return store;
  }

  private void say(String notice) {
    globals.terminal().notice("sage: " + notice);
  }

  @FunctionalInterface
  private interface Opening {
    Store open(
        Home home, Redactor redactor, Supplier<RedactionPolicy> policy, Consumer<String> notices);
  }

  private Store open(Opening way, Consumer<String> opening) {
    var redactor = globals.redactor();
    globals.openLog();
    var notices = new ArrayList<String>();
    var opened = new AtomicBoolean();
    var redaction = globals.redaction();
    var store =
        way.open(
            globals.home(),
            redactor,
            () -> redaction.effective(Sink.STORE),
            notice -> {
              if (opened.get()) {
                say(notice);
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
    notices.forEach(opening);
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
