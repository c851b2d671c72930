package dev.sage.workbench.secret;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * The functions of libsecret 0.18 and later that we call, and those of GLib that they need. Source:
 * the library's headers, secret-service.h, secret-collection.h, secret-value.h, secret-schema.h.
 */
final class Libsecret {

  private static final int SESSION_BUS = 2;
  private static final int OPEN_SESSION = 2;
  private static final int MESSAGE_IN_ERROR = 8;

  private final NativeLibrary library = NativeLibrary.load("libsecret-1.so.0");

  final NativeLibrary.Function lookup =
      library.function(
          "secret_service_lookup_sync", ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS);
  final NativeLibrary.Function store =
      library.function(
          "secret_service_store_sync",
          JAVA_INT,
          ADDRESS,
          ADDRESS,
          ADDRESS,
          ADDRESS,
          ADDRESS,
          ADDRESS,
          ADDRESS,
          ADDRESS);
  final NativeLibrary.Function clear =
      library.function(
          "secret_service_clear_sync", JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS);
  final NativeLibrary.Function unlock =
      library.function(
          "secret_service_unlock_sync", JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS);
  final NativeLibrary.Function collectionForAlias =
      library.function(
          "secret_collection_for_alias_sync",
          ADDRESS,
          ADDRESS,
          ADDRESS,
          JAVA_INT,
          ADDRESS,
          ADDRESS);
  final NativeLibrary.Function collectionLocked =
      library.function("secret_collection_get_locked", JAVA_INT, ADDRESS);
  final NativeLibrary.Function valueNew =
      library.function("secret_value_new", ADDRESS, ADDRESS, JAVA_LONG, ADDRESS);
  final NativeLibrary.Function valueGet =
      library.function("secret_value_get", ADDRESS, ADDRESS, ADDRESS);
  final NativeLibrary.Function valueUnref = library.procedure("secret_value_unref", ADDRESS);
  final NativeLibrary.Function listAppend =
      library.function("g_list_append", ADDRESS, ADDRESS, ADDRESS);
  final NativeLibrary.Function listFree = library.procedure("g_list_free", ADDRESS);
  final NativeLibrary.Function hashTableUnref = library.procedure("g_hash_table_unref", ADDRESS);
  final NativeLibrary.Function cancellableNew = library.function("g_cancellable_new", ADDRESS);
  final NativeLibrary.Function cancellableCancel =
      library.procedure("g_cancellable_cancel", ADDRESS);

  private final NativeLibrary.Function objectUnref = library.procedure("g_object_unref", ADDRESS);
  private final NativeLibrary.Function errorFree = library.procedure("g_error_free", ADDRESS);
  private final NativeLibrary.Function hashTableNew =
      library.function("g_hash_table_new", ADDRESS, ADDRESS, ADDRESS);
  private final NativeLibrary.Function hashTableInsert =
      library.function("g_hash_table_insert", JAVA_INT, ADDRESS, ADDRESS, ADDRESS);

  /** What our items are; made once and kept, as long as the process. */
  final MemorySegment schema = schema();

  private MemorySegment schema() {
    var arena = Arena.global();
    var types = table();
    // Attributes are strings, and the type "string" is 0.
    hashTableInsert.invoke(types, arena.allocateFrom("service"), MemorySegment.NULL);
    hashTableInsert.invoke(types, arena.allocateFrom("account"), MemorySegment.NULL);
    var made =
        library
            .function("secret_schema_newv", ADDRESS, ADDRESS, JAVA_INT, ADDRESS)
            .pointer(arena.allocateFrom("dev.sage.Key"), 0, types);
    hashTableUnref.invoke(types);
    return made;
  }

  private MemorySegment table() {
    return hashTableNew.pointer(library.address("g_str_hash"), library.address("g_str_equal"));
  }

  /** What one of our items is found by; the strings live as long as the arena. */
  MemorySegment attributes(Arena arena, String account) {
    var table = table();
    hashTableInsert.invoke(
        table, arena.allocateFrom("service"), arena.allocateFrom(Keychain.SERVICE));
    hashTableInsert.invoke(table, arena.allocateFrom("account"), arena.allocateFrom(account));
    return table;
  }

  /** Whether there is a session bus; GLib would else end the process when that bus ends. */
  boolean connect(MemorySegment cancellable, MemorySegment error) {
    var bus =
        library
            .function("g_bus_get_sync", ADDRESS, JAVA_INT, ADDRESS, ADDRESS)
            .pointer(SESSION_BUS, cancellable, error);
    if (bus.equals(MemorySegment.NULL)) {
      return false;
    }
    library.procedure("g_dbus_connection_set_exit_on_close", ADDRESS, JAVA_INT).invoke(bus, 0);
    unref(bus);
    return true;
  }

  /**
   * A connection of its own each time: the shared one would outlive a keyring that was restarted.
   */
  MemorySegment open(MemorySegment cancellable, MemorySegment error) {
    long type = library.function("secret_service_get_type", JAVA_LONG).size();
    return library
        .function(
            "secret_service_open_sync", ADDRESS, JAVA_LONG, ADDRESS, JAVA_INT, ADDRESS, ADDRESS)
        .pointer(type, MemorySegment.NULL, OPEN_SESSION, cancellable, error);
  }

  /** Where a function puts what went wrong. */
  MemorySegment error(Arena arena) {
    return arena.allocate(ADDRESS);
  }

  String message(MemorySegment error) {
    var structure = NativeLibrary.at(error.get(ADDRESS, 0), MESSAGE_IN_ERROR + 8);
    return NativeLibrary.text(structure.get(ADDRESS, MESSAGE_IN_ERROR));
  }

  void dropError(MemorySegment error) {
    var structure = error.get(ADDRESS, 0);
    if (!structure.equals(MemorySegment.NULL)) {
      errorFree.invoke(structure);
      error.set(ADDRESS, 0, MemorySegment.NULL);
    }
  }

  void unref(MemorySegment object) {
    if (!object.equals(MemorySegment.NULL)) {
      objectUnref.invoke(object);
    }
  }
}
