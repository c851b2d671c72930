package dev.sage.workbench.secret;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.sage.llm.secret.Secret;
import dev.sage.llm.secret.SecretStoreException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The Credential Manager of Windows: generic credentials named {@code sage:openai/work}. Source:
 * wincred.h (CREDENTIALW, CredReadW, CredWriteW, CredDeleteW).
 */
final class CredentialManager implements Keychain {

  private static final int GENERIC = 1;
  private static final int LOCAL_MACHINE = 2;
  private static final int LARGEST_BYTES = 5 * 512;

  private static final MemoryLayout CREDENTIAL =
      MemoryLayout.structLayout(
          JAVA_INT.withName("flags"),
          JAVA_INT.withName("type"),
          ADDRESS.withName("target"),
          ADDRESS.withName("comment"),
          MemoryLayout.sequenceLayout(2, JAVA_INT).withName("written"),
          JAVA_INT.withName("size"),
          MemoryLayout.paddingLayout(4),
          ADDRESS.withName("blob"),
          JAVA_INT.withName("persist"),
          JAVA_INT.withName("attributeCount"),
          ADDRESS.withName("attributes"),
          ADDRESS.withName("alias"),
          ADDRESS.withName("user"));

  private @Nullable Functions loaded;

  private record Functions(
      NativeLibrary.Function read,
      NativeLibrary.Function write,
      NativeLibrary.Function delete,
      NativeLibrary.Function free) {

    static Functions load() {
      var library = NativeLibrary.load("Advapi32");
      return new Functions(
          library.function("CredReadW", JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS),
          library.function("CredWriteW", JAVA_INT, ADDRESS, JAVA_INT),
          library.function("CredDeleteW", JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT),
          library.procedure("CredFree", ADDRESS));
    }
  }

  @Override
  public String title() {
    return "Windows Credential Manager";
  }

  @Override
  public Standing standing(Cancellation cancellation) {
    functions();
    return Standing.READY;
  }

  @Override
  public Optional<Secret> find(String account, Cancellation cancellation) {
    try (var arena = Arena.ofConfined()) {
      var found = arena.allocate(ADDRESS);
      if (functions().read().integer(target(arena, account), GENERIC, 0, found) == 0) {
        return Optional.empty();
      }
      var credential = NativeLibrary.at(found.get(ADDRESS, 0), CREDENTIAL.byteSize());
      try {
        int size = credential.get(JAVA_INT, offset("size"));
        var blob = NativeLibrary.at(credential.get(ADDRESS, offset("blob")), size);
        return Optional.of(Secret.of(new String(blob.toArray(JAVA_BYTE), StandardCharsets.UTF_8)));
      } finally {
        functions().free().invoke(found.get(ADDRESS, 0));
      }
    }
  }

  @Override
  public void put(String account, Secret value, Cancellation cancellation) {
    byte[] bytes = value.reveal().getBytes(StandardCharsets.UTF_8);
    if (bytes.length > LARGEST_BYTES) {
      throw new SecretStoreException(
          "The Credential Manager takes keys of up to %,d bytes; this one has %,d. Use the encrypted"
                  .formatted(LARGEST_BYTES, bytes.length)
              + " file.");
    }
    try (var arena = Arena.ofConfined()) {
      var blob = arena.allocateFrom(JAVA_BYTE, bytes);
      var credential = arena.allocate(CREDENTIAL);
      credential.set(JAVA_INT, offset("type"), GENERIC);
      credential.set(ADDRESS, offset("target"), target(arena, account));
      credential.set(JAVA_INT, offset("size"), bytes.length);
      credential.set(ADDRESS, offset("blob"), blob);
      credential.set(JAVA_INT, offset("persist"), LOCAL_MACHINE);
      credential.set(
          ADDRESS, offset("user"), arena.allocateFrom(account, StandardCharsets.UTF_16LE));
      int written = functions().write().integer(credential, 0);
      blob.fill((byte) 0);
      if (written == 0) {
        throw new SecretStoreException(
            "The Credential Manager refused the key. Look whether your organisation forbids stored"
                + " credentials, or use the encrypted file.");
      }
    }
  }

  @Override
  public boolean remove(String account, Cancellation cancellation) {
    try (var arena = Arena.ofConfined()) {
      return functions().delete().integer(target(arena, account), GENERIC, 0) != 0;
    }
  }

  private static MemorySegment target(Arena arena, String account) {
    return arena.allocateFrom(SERVICE + ":" + account, StandardCharsets.UTF_16LE);
  }

  private static long offset(String field) {
    return CREDENTIAL.byteOffset(PathElement.groupElement(field));
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
