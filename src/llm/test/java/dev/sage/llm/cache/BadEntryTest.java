package dev.sage.llm.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.FinishReason;
import dev.sage.llm.LlmError.Kind;
import dev.sage.llm.Message;
import dev.sage.llm.provider.fake.FakeProvider;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** An entry that is damaged, of another request or of another program is a miss and is removed. */
class BadEntryTest extends StoredCase {

  private byte[] stored() {
    try (var llm = client(saying("first"), cache)) {
      llm.stream(REQUEST).response();
    }
    return store.only();
  }

  private void isAMiss(byte[] entry) {
    String key = store.entries.keySet().iterator().next();
    store.put(key, entry);
    long corrupt = cache.counters().corrupt();
    try (var llm = client(saying("second"), cache)) {
      assertThat(failure(llm.stream(in(CacheMode.REPLAY_ONLY))).kind()).isEqualTo(Kind.CACHE_MISS);
      assertThat(store.entries).isEmpty();
      assertThat(llm.stream(REQUEST).text()).isEqualTo("second");
    }
    assertThat(cache.counters().corrupt()).isEqualTo(corrupt + 1);
  }

  @Test
  void with_any_byte_changed() {
    byte[] good = stored();
    for (int i = 0; i < good.length; i++) {
      byte[] bad = good.clone();
      bad[i] ^= (byte) (1 + new Random(i).nextInt(255));
      isAMiss(bad);
    }
  }

  @Test
  void cut_at_any_place() {
    byte[] good = stored();
    for (int length = 0; length < good.length; length++) {
      isAMiss(Arrays.copyOf(good, length));
    }
  }

  @Test
  void with_something_behind_it() {
    byte[] good = stored();
    isAMiss(Arrays.copyOf(good, good.length + 1));
  }

  @Test
  void of_another_request() {
    stored();
    byte[] other;
    try (var llm = client(saying("other"), cache)) {
      var request = ChatRequest.of("fake/m", Message.user("Another question"));
      llm.stream(request).response();
      other = store.entries.remove(cache.key(request, FakeProvider.of()).hex());
    }
    isAMiss(java.util.Objects.requireNonNull(other));
  }

  @Test
  void of_a_newer_version() {
    byte[] newer = stored().clone();
    newer[4]++;
    isAMiss(newer);
  }

  @Test
  void of_another_program() {
    stored();
    isAMiss("{\"answer\":42}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  @Test
  void sealed_with_a_secret() {
    stored();
    var hashed =
        ResponseCache.builder()
            .store(store)
            .hashed(dev.sage.llm.secret.Secret.of("0123456789abcdef"))
            .build();
    var key = cache.key(REQUEST, FakeProvider.of());
    hashed.keep(
        key,
        new CachedTurn(
            "m", null, List.of(), FinishReason.STOP, "stop", dev.sage.llm.Usage.UNKNOWN));
    isAMiss(store.only());
  }
}
