package dev.sage.simulator.internal.wire;

import dev.sage.simulator.internal.model.Reply;
import dev.sage.simulator.internal.model.Seeds;
import java.util.Base64;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Identifiers and random padding that look like the vendors'. Stateless. */
final class Ids {
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  private Ids() {}

  /** A random source of its own for one purpose. */
  static RandomGenerator random(long seed, String purpose) {
    return new SplittableRandom(Seeds.of(seed, purpose));
  }

  /** Letters and digits. */
  static String letters(RandomGenerator random, int length) {
    var id = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return id.toString();
  }

  /** The identifier of a tool call. */
  static String call(String prefix, int length, Reply reply, Reply.Call call) {
    return prefix + letters(random(reply.seed(), "call " + call.number()), length);
  }

  static String hex(RandomGenerator random, int length) {
    var id = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      id.append(Character.forDigit(random.nextInt(16), 16));
    }
    return id.toString();
  }

  /** So many random bytes in base 64. */
  static String base64(RandomGenerator random, int bytes) {
    var blob = new byte[bytes];
    random.nextBytes(blob);
    return Base64.getEncoder().encodeToString(blob);
  }
}
