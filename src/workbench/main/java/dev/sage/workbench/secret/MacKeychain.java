package dev.sage.workbench.secret;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.sage.llm.secret.Secret;
import dev.sage.llm.secret.SecretStoreException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The login keychain of macOS: generic passwords with the service {@code sage}. By the older of its
 * two interfaces, SecKeychain.h, which is deprecated but there: the newer one wants programs that
 * are signed with an entitlement.
 */
final class MacKeychain implements Keychain {

  private static final int NOT_FOUND = -25300;
  private static final int NO_INTERACTION = -25308;
  private static final int CANCELLED = -128;

  private @Nullable Functions loaded;

  private record Functions(
      NativeLibrary.Function find,
      NativeLibrary.Function add,
      NativeLibrary.Function modify,
      NativeLibrary.Function delete,
      NativeLibrary.Function freeContent,
      NativeLibrary.Function release) {

    static Functions load() {
      var security = NativeLibrary.load("/System/Library/Frameworks/Security.framework/Security");
      var foundation =
          NativeLibrary.load("/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation");
      return new Functions(
          security.function(
              "SecKeychainFindGenericPassword",
              JAVA_INT,
              ADDRESS,
              JAVA_INT,
              ADDRESS,
              JAVA_INT,
              ADDRESS,
              ADDRESS,
              ADDRESS,
              ADDRESS),
          security.function(
              "SecKeychainAddGenericPassword",
              JAVA_INT,
              ADDRESS,
              JAVA_INT,
              ADDRESS,
              JAVA_INT,
              ADDRESS,
              JAVA_INT,
              ADDRESS,
              ADDRESS),
          security.function(
              "SecKeychainItemModifyAttributesAndData",
              JAVA_INT,
              ADDRESS,
              ADDRESS,
              JAVA_INT,
              ADDRESS),
          security.function("SecKeychainItemDelete", JAVA_INT, ADDRESS),
          security.function("SecKeychainItemFreeContent", JAVA_INT, ADDRESS, ADDRESS),
          foundation.procedure("CFRelease", ADDRESS));
    }
  }

  @Override
  public String title() {
    return "macOS Keychain";
  }

  @Override
  public Standing standing(Cancellation cancellation) {
    functions();
    return Standing.READY;
  }

  @Override
  public Optional<Secret> find(String account, Cancellation cancellation) {
    try (var arena = Arena.ofConfined()) {
      var length = arena.allocate(JAVA_INT);
      var data = arena.allocate(ADDRESS);
      if (!look(arena, account, length, data, MemorySegment.NULL)) {
        return Optional.empty();
      }
      var content = data.get(ADDRESS, 0);
      byte[] bytes =
          NativeLibrary.at(content, Integer.toUnsignedLong(length.get(JAVA_INT, 0)))
              .toArray(JAVA_BYTE);
      functions().freeContent().integer(MemorySegment.NULL, content);
      return Optional.of(Secret.of(new String(bytes, StandardCharsets.UTF_8)));
    }
  }

  @Override
  public void put(String account, Secret value, Cancellation cancellation) {
    byte[] bytes = value.reveal().getBytes(StandardCharsets.UTF_8);
    try (var arena = Arena.ofConfined()) {
      var data = arena.allocateFrom(JAVA_BYTE, bytes);
      var item = arena.allocate(ADDRESS);
      if (look(arena, account, MemorySegment.NULL, MemorySegment.NULL, item)) {
        var existing = item.get(ADDRESS, 0);
        int status = functions().modify().integer(existing, MemorySegment.NULL, bytes.length, data);
        functions().release().invoke(existing);
        accept(status);
      } else {
        byte[] name = account.getBytes(StandardCharsets.UTF_8);
        byte[] service = SERVICE.getBytes(StandardCharsets.UTF_8);
        accept(
            functions()
                .add()
                .integer(
                    MemorySegment.NULL,
                    service.length,
                    arena.allocateFrom(JAVA_BYTE, service),
                    name.length,
                    arena.allocateFrom(JAVA_BYTE, name),
                    bytes.length,
                    data,
                    MemorySegment.NULL));
      }
      data.fill((byte) 0);
    }
  }

  @Override
  public boolean remove(String account, Cancellation cancellation) {
    try (var arena = Arena.ofConfined()) {
      var item = arena.allocate(ADDRESS);
      if (!look(arena, account, MemorySegment.NULL, MemorySegment.NULL, item)) {
        return false;
      }
      int status = functions().delete().integer(item.get(ADDRESS, 0));
      functions().release().invoke(item.get(ADDRESS, 0));
      accept(status);
      return true;
    }
  }

  /** Whether there is such an item; where a pointer is null, what it would get is left out. */
  private boolean look(
      Arena arena, String account, MemorySegment length, MemorySegment data, MemorySegment item) {
    byte[] name = account.getBytes(StandardCharsets.UTF_8);
    byte[] service = SERVICE.getBytes(StandardCharsets.UTF_8);
    int status =
        functions()
            .find()
            .integer(
                MemorySegment.NULL,
                service.length,
                arena.allocateFrom(JAVA_BYTE, service),
                name.length,
                arena.allocateFrom(JAVA_BYTE, name),
                length,
                data,
                item);
    if (status == NOT_FOUND) {
      return false;
    }
    accept(status);
    return true;
  }

  private static void accept(int status) {
    switch (status) {
      case 0 -> {}
      case NO_INTERACTION, CANCELLED ->
          throw new SecretStoreException(
              "The keychain is locked, or Sage was not allowed to use it. Unlock it in Keychain"
                  + " Access (over SSH: security unlock-keychain), or use the encrypted file.");
      default ->
          throw new SecretStoreException(
              "The keychain refused (status %d; \"security error %d\" says why). Use the encrypted file"
                      .formatted(status, status)
                  + " meanwhile.");
    }
  }

  private Functions functions() {
    var functions = loaded;
    if (functions == null) {
      functions = Functions.load();
      loaded = functions;
    }
    return functions;
  }
}
