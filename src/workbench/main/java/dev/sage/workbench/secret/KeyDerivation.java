package dev.sage.workbench.secret;

import dev.sage.workbench.OnDemandJars;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * How a passphrase becomes a key: Argon2id, version 1.3 (RFC 9106). Slow and large on purpose, so
 * that trying many passphrases is expensive. Immutable, thread-safe.
 *
 * @param memory in KiB
 * @param iterations passes over the memory
 * @param lanes into how many parts the memory is cut; here all are done by one thread
 */
record KeyDerivation(int memory, int iterations, int lanes) {

  static {
    OnDemandJars.read();
  }

  /** What RFC 9106 recommends where 2 GiB are too much: 64 MiB, 3 passes, 4 lanes. */
  static final KeyDerivation DEFAULT = new KeyDerivation(64 * 1024, 3, 4);

  static final int SALT_BYTES = 16;

  private static final int KEY_BYTES = 32;
  private static final int MOST_BYTES_A_CHARACTER = 3;
  private static final int MOST_MEMORY = 1024 * 1024;
  private static final int MOST_ITERATIONS = 64;
  private static final int MOST_LANES = 16;

  /** Whether these are figures that Sage would write: others would only stop the machine. */
  boolean sane() {
    return lanes >= 1
        && lanes <= MOST_LANES
        && memory >= 8 * lanes
        && memory <= MOST_MEMORY
        && iterations >= 1
        && iterations <= MOST_ITERATIONS;
  }

  /** The key of 256 bits; takes about a second by default. */
  SecretKey key(char[] passphrase, byte[] salt) {
    // Not by way of a String, which could not be wiped.
    var encoded = ByteBuffer.allocate(MOST_BYTES_A_CHARACTER * passphrase.length);
    StandardCharsets.UTF_8
        .newEncoder()
        .onMalformedInput(CodingErrorAction.REPLACE)
        .encode(CharBuffer.wrap(passphrase), encoded, true);
    byte[] bytes = Arrays.copyOf(encoded.array(), encoded.position());
    byte[] key = new byte[KEY_BYTES];
    try {
      var generator = new Argon2BytesGenerator();
      generator.init(
          new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
              .withVersion(Argon2Parameters.ARGON2_VERSION_13)
              .withMemoryAsKB(memory)
              .withIterations(iterations)
              .withParallelism(lanes)
              .withSalt(salt)
              .build());
      generator.generateBytes(bytes, key);
      return new SecretKeySpec(key, "AES");
    } finally {
      encoded.clear();
      while (encoded.hasRemaining()) {
        encoded.put((byte) 0);
      }
      Arrays.fill(bytes, (byte) 0);
      Arrays.fill(key, (byte) 0);
    }
  }
}
