package dev.sage.workbench.secret;

import dev.sage.llm.secret.Secret;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Names and keys as bytes, before they are encrypted: how many, then each as length and UTF-8, and
 * zeros up to a multiple of 1,024 bytes, so that the file's size says little. Stateless.
 */
final class KeyRecords {

  private static final int STEP = 1024;

  private KeyRecords() {}

  static byte[] write(Map<String, Secret> keys) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.writeInt(keys.size());
      for (var entry : keys.entrySet()) {
        write(out, entry.getKey());
        write(out, entry.getValue().reveal());
      }
      out.write(new byte[Math.ceilDiv(bytes.size(), STEP) * STEP - bytes.size()]);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static void write(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /** Of bytes that were authentic; what does not fit all the same is no record of ours. */
  static SortedMap<String, Secret> read(byte[] bytes) throws KeyFileException {
    var keys = new TreeMap<String, Secret>();
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int count = in.readInt();
      for (int i = 0; i < count; i++) {
        String name = text(in);
        keys.put(name, Secret.of(text(in)));
      }
      return keys;
    } catch (IOException | IllegalArgumentException malformed) {
      throw new KeyFileException(KeyFileException.Flaw.DAMAGED, malformed);
    }
  }

  private static String text(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length > in.available()) {
      throw new EOFException();
    }
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }
}
