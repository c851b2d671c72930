package dev.sage.workbench.secret;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.sage.llm.secret.Secret;
import dev.sage.llm.secret.SecretStoreException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The Secret Service of a Linux desktop, by libsecret: what GNOME Keyring, KWallet and KeePassXC
 * offer on the session's D-Bus. A key is an item of the default keyring with the attributes {@code
 * service} and {@code account}.
 */
final class SecretService implements Keychain {

  private static final String NO_LIBRARY =
      "libsecret is not installed here. Install it (Debian and Ubuntu: libsecret-1-0, Fedora:"
          + " libsecret), or use the encrypted file.";
  private static final String NO_BUS =
      "There is no D-Bus session here, as is usual over SSH, in containers and in WSL. Use the"
          + " encrypted file, or start Sage with dbus-run-session and a keyring.";
  private static final String NO_SERVICE =
      "No keyring runs in this session. Start GNOME Keyring, KWallet or KeePassXC (with its Secret"
          + " Service on), or use the encrypted file.";
  private static final String LOCKED =
      "The default keyring is locked. Unlock it, in \"Passwords and Keys\" say, or use the encrypted"
          + " file.";
  private static final String NO_KEYRING =
      "There is no default keyring yet. Make one, in \"Passwords and Keys\" say, or use the encrypted"
          + " file.";

  private @Nullable Libsecret loaded;

  /** The service and the default keyring of it, which may be the null pointer. */
  private record Session(
      Libsecret library,
      MemorySegment service,
      MemorySegment keyring,
      MemorySegment cancellable,
      Arena arena) {

    boolean exists() {
      return !keyring.equals(MemorySegment.NULL);
    }

    boolean locked() {
      return exists() && library.collectionLocked.integer(keyring) != 0;
    }
  }

  @Override
  public String title() {
    return "Secret Service (the desktop's keyring)";
  }

  @Override
  public Standing standing(Cancellation cancellation) {
    try {
      return with(
          cancellation,
          session -> {
            if (!session.exists()) {
              return Standing.locked(NO_KEYRING);
            }
            return session.locked() ? Standing.locked(LOCKED) : Standing.READY;
          });
    } catch (SecretStoreException e) {
      return Standing.unavailable(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public Optional<Secret> find(String account, Cancellation cancellation) {
    return with(
        cancellation, session -> session.exists() ? find(session, account) : Optional.empty());
  }

  private static Optional<Secret> find(Session session, String account) {
    unlock(session);
    var library = session.library();
    var error = library.error(session.arena());
    var attributes = library.attributes(session.arena(), account);
    var value =
        library.lookup.pointer(
            session.service(), library.schema, attributes, session.cancellable(), error);
    library.hashTableUnref.invoke(attributes);
    refuse(library, error, "read");
    if (value.equals(MemorySegment.NULL)) {
      return Optional.empty();
    }
    try {
      var length = session.arena().allocate(JAVA_LONG);
      var text = library.valueGet.pointer(value, length);
      byte[] bytes = NativeLibrary.at(text, length.get(JAVA_LONG, 0)).toArray(JAVA_BYTE);
      return Optional.of(Secret.of(new String(bytes, StandardCharsets.UTF_8)));
    } finally {
      library.valueUnref.invoke(value);
    }
  }

  @Override
  public void put(String account, Secret value, Cancellation cancellation) {
    with(
        cancellation,
        session -> {
          if (!session.exists()) {
            throw new SecretStoreException(NO_KEYRING);
          }
          unlock(session);
          var library = session.library();
          var arena = session.arena();
          var error = library.error(arena);
          var attributes = library.attributes(arena, account);
          byte[] bytes = value.reveal().getBytes(StandardCharsets.UTF_8);
          var text = arena.allocateFrom(JAVA_BYTE, bytes);
          var secret =
              library.valueNew.pointer(text, (long) bytes.length, arena.allocateFrom("text/plain"));
          text.fill((byte) 0);
          int stored =
              library.store.integer(
                  session.service(),
                  library.schema,
                  attributes,
                  arena.allocateFrom("default"),
                  arena.allocateFrom("Sage: key " + account),
                  secret,
                  session.cancellable(),
                  error);
          library.valueUnref.invoke(secret);
          library.hashTableUnref.invoke(attributes);
          refuse(library, error, "written");
          return stored;
        });
  }

  @Override
  public boolean remove(String account, Cancellation cancellation) {
    return with(
        cancellation,
        session -> {
          if (!session.exists()) {
            return false;
          }
          unlock(session);
          var library = session.library();
          var error = library.error(session.arena());
          var attributes = library.attributes(session.arena(), account);
          int removed =
              library.clear.integer(
                  session.service(), library.schema, attributes, session.cancellable(), error);
          library.hashTableUnref.invoke(attributes);
          refuse(library, error, "written");
          return removed != 0;
        });
  }

  /** Lets the desktop ask for the password of a locked keyring. */
  private static void unlock(Session session) {
    if (!session.locked()) {
      return;
    }
    var library = session.library();
    var list = library.listAppend.pointer(MemorySegment.NULL, session.keyring());
    var error = library.error(session.arena());
    library.unlock.integer(
        session.service(), list, session.cancellable(), MemorySegment.NULL, error);
    library.listFree.invoke(list);
    library.dropError(error);
    if (session.locked()) {
      throw new SecretStoreException(LOCKED);
    }
  }

  private <T> T with(Cancellation cancellation, Function<Session, T> work) {
    var library = library();
    var cancellable = library.cancellableNew.pointer();
    cancellation.onCancel(() -> library.cancellableCancel.invoke(cancellable));
    var service = MemorySegment.NULL;
    var keyring = MemorySegment.NULL;
    try (var arena = Arena.ofConfined()) {
      var error = library.error(arena);
      if (!library.connect(cancellable, error)) {
        library.dropError(error);
        throw new SecretStoreException(NO_BUS);
      }
      service = library.open(cancellable, error);
      if (service.equals(MemorySegment.NULL)) {
        library.dropError(error);
        throw new SecretStoreException(NO_SERVICE);
      }
      keyring =
          library.collectionForAlias.pointer(
              service, arena.allocateFrom("default"), 0, cancellable, error);
      refuse(library, error, "read");
      return work.apply(new Session(library, service, keyring, cancellable, arena));
    } finally {
      cancellation.onCancel(null);
      library.unref(keyring);
      library.unref(service);
      library.unref(cancellable);
    }
  }

  private Libsecret library() {
    var library = loaded;
    if (library == null) {
      try {
        library = new Libsecret();
      } catch (IllegalArgumentException | NoSuchElementException e) {
        throw new SecretStoreException(NO_LIBRARY, e);
      }
      loaded = library;
    }
    return library;
  }

  private static void refuse(Libsecret library, MemorySegment error, String done) {
    if (!error.get(ADDRESS, 0).equals(MemorySegment.NULL)) {
      String message = library.message(error);
      library.dropError(error);
      throw new SecretStoreException(
          "The keyring can't be %s (%s). Look whether it is unlocked, or use the encrypted file."
              .formatted(done, message));
    }
  }
}
