package dev.sage.llm.cache;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** Content as it is, behind its CRC-32C: against damage, not against people. Thread-safe. */
final class PlainSeal extends EntrySeal {

  PlainSeal() {
    super('p');
  }

  @Override
  byte[] closeBody(CacheKey key, byte[] content) {
    return ByteBuffer.allocate(Integer.BYTES + content.length)
        .putInt(checksum(key, content))
        .put(content)
        .array();
  }

  @Override
  byte @Nullable [] openBody(CacheKey key, ByteBuffer body) {
    if (body.remaining() < Integer.BYTES) {
      return null;
    }
    int expected = body.getInt();
    byte[] content = new byte[body.remaining()];
    body.get(content);
    return checksum(key, content) == expected ? content : null;
  }

  private int checksum(CacheKey key, byte[] content) {
    var sum = new CRC32C();
    bind(key, sum::update);
    sum.update(content);
    return (int) sum.getValue();
  }
}
