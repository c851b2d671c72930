package dev.sage.llm.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.LlmError;
import dev.sage.llm.LlmError.Kind;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A store that throws. */
class FailingStoreTest extends StoredCase {

  private int calls;

  private final CacheStore broken =
      new CacheStore() {
        @Override
        public byte @Nullable [] get(String key) throws IOException {
          throw thrown();
        }

        @Override
        public void put(String key, byte[] entry) throws IOException {
          throw thrown();
        }

        @Override
        public void remove(String key) throws IOException {
          throw thrown();
        }
      };

  private IOException thrown() {
    calls++;
    if (calls % 2 == 0) {
      throw new IllegalStateException("gone");
    }
    return new IOException("disk on fire");
  }

  @Test
  void is_logged_and_counted_and_the_call_goes_on() {
    var failing = ResponseCache.builder().store(broken).build();
    try (var llm = client(saying("first", "second"), failing)) {
      assertThat(llm.stream(REQUEST).text()).isEqualTo("first");
      assertThat(llm.stream(REQUEST).text()).isEqualTo("second");
    }
    var counters = failing.counters();
    assertThat(counters.storeFailures()).isEqualTo(calls).isGreaterThanOrEqualTo(4);
    assertThat(counters.stored()).isZero();
    assertThat(counters.misses()).isEqualTo(2);
  }

  @Test
  void when_a_bad_entry_is_to_be_removed_gives_a_miss_too() {
    CacheStore half =
        new CacheStore() {
          @Override
          public byte @Nullable [] get(String key) {
            return new byte[3];
          }

          @Override
          public void put(String key, byte[] entry) {}

          @Override
          public void remove(String key) throws IOException {
            throw thrown();
          }
        };
    var failing = ResponseCache.builder().store(half).build();
    try (var llm = client(saying("first"), failing)) {
      LlmError error = failure(llm.stream(in(CacheMode.REPLAY_ONLY)));

      assertThat(error.kind()).isEqualTo(Kind.CACHE_MISS);
    }
    assertThat(failing.counters().storeFailures()).isEqualTo(1);
    assertThat(failing.counters().corrupt()).isEqualTo(1);
  }
}
