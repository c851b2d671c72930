package dev.sage.llm.cache;

import dev.sage.llm.ChatRequest;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.ArrayBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * What a key is made with, used again for the next one. A few are kept for the whole program and
 * not one for each thread: a million virtual threads would keep a million buffers. Not thread-safe.
 */
final class KeyScratch implements AutoCloseable {

  private static final int FIRST = 8 << 10;

  /** A larger buffer is let go. */
  private static final int KEEP = 512 << 10;

  private static final ArrayBlockingQueue<KeyScratch> IDLE = new ArrayBlockingQueue<>(8);

  private final CanonicalOutput out = new CanonicalOutput(FIRST);
  private final KeyDocument document = new KeyDocument(out);
  private final MessageDigest sha256;

  private KeyScratch() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyPlatformHasIt) {
      throw new IllegalStateException(everyPlatformHasIt);
    }
  }

  static KeyScratch take() {
    var idle = IDLE.poll();
    return idle == null ? new KeyScratch() : idle;
  }

  CanonicalOutput write(
      ChatRequest request, String wireFormat, @Nullable URI url, String namespace) {
    out.cut(0);
    document.write(request, wireFormat, url, namespace);
    return out;
  }

  byte[] sha256(CanonicalOutput written) {
    written.update(sha256);
    return sha256.digest();
  }

  /** Gives it back. */
  @Override
  public void close() {
    if (out.array().length <= KEEP) {
      IDLE.offer(this);
    }
  }
}
