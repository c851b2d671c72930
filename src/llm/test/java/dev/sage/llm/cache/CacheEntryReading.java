package dev.sage.llm.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.secret.Secret;
import java.util.Objects;

/** Entries of a cache, for the fuzzer: any bytes may stand in a store. */
public final class CacheEntryReading {

  private static final CacheKey KEY = CacheKey.of(CacheCase.REQUEST, "fake", null);

  private CacheEntryReading() {}

  /**
   * The bytes as an answer, which is read whole or not at all, and as entries of both kinds.
   *
   * @param input any bytes
   */
  public static void of(byte[] input) {
    var turn = TurnCodec.decode(input);
    if (turn != null) {
      byte[] written = Objects.requireNonNull(TurnCodec.encode(turn));
      assertThat(TurnCodec.decode(written)).isEqualTo(turn);
    }
    var plain = new PlainSeal();
    assertThat(plain.open(KEY, plain.close(KEY, input))).isEqualTo(input);
    byte[] opened = plain.open(KEY, input);
    assertThat(opened == null || opened.length < input.length).isTrue();
    assertThat(new SecretSeal(Secret.of("a secret")).open(KEY, input)).isNull();
  }
}
