package dev.sage.llm.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.LlmError.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The cache as a program uses it: its modes, its namespaces, what is there by default. */
class ResponseCacheTest extends StoredCase {

  @Test
  void read_through_asks_once_and_then_gives_what_is_stored() {
    var provider = saying("first", "second");
    try (var llm = client(provider, cache)) {
      var asked = llm.stream(REQUEST).response();
      var given = llm.stream(REQUEST).response();

      assertThat(asked.cached()).isFalse();
      assertThat(given.cached()).isTrue();
      assertThat(given.text()).isEqualTo("first");
      assertThat(provider.requests()).hasSize(1);
      assertThat(cache.counters()).isEqualTo(new CacheCounters(1, 1, 0, 1, 0, 0, 0));
    }
  }

  @Test
  void record_only_asks_each_time_and_stores_the_last_answer() {
    var provider = saying("first", "second");
    try (var llm = client(provider, cache)) {
      llm.stream(in(CacheMode.RECORD_ONLY)).response();
      var second = llm.stream(in(CacheMode.RECORD_ONLY)).response();

      assertThat(second.cached()).isFalse();
      assertThat(llm.stream(REQUEST).text()).isEqualTo("second");
      assertThat(cache.counters()).isEqualTo(new CacheCounters(1, 0, 0, 2, 0, 0, 0));
    }
  }

  @Test
  void replay_only_gives_what_is_stored() {
    try (var llm = client(saying("first", "second"), cache)) {
      llm.stream(REQUEST).response();

      assertThat(llm.stream(in(CacheMode.REPLAY_ONLY)).response().cached()).isTrue();
    }
  }

  @Test
  void a_replay_only_miss_fails_before_anything_is_asked() {
    var provider = saying("first");
    try (var llm = client(provider, cache)) {
      var error = failure(llm.stream(in(CacheMode.REPLAY_ONLY)));

      assertThat(error.kind()).isEqualTo(Kind.CACHE_MISS);
      assertThat(error.message())
          .contains("replay_only")
          .contains("Record the answer first")
          .doesNotContain("What is it?");
      assertThat(error.attempts()).isEqualTo(1);
      assertThat(error.provider()).isEqualTo("fake");
      assertThat(provider.requests()).isEmpty();
      assertThat(cache.counters().misses()).isEqualTo(1);
    }
  }

  @Test
  void replay_only_without_a_cache_is_a_wrong_configuration() {
    var provider = saying("first");
    try (var llm = client(provider, null)) {
      var error = failure(llm.stream(in(CacheMode.REPLAY_ONLY)));

      assertThat(error.kind()).isEqualTo(Kind.INVALID_CONFIG);
      assertThat(error.message()).contains("Llm.builder().cache");
      assertThat(provider.requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = CacheMode.class,
      names = {"READ_THROUGH", "RECORD_ONLY", "BYPASS"})
  void without_a_cache_the_other_modes_ask(CacheMode mode) {
    try (var llm = client(saying("first"), null)) {
      assertThat(llm.stream(in(mode)).response().cached()).isFalse();
    }
  }

  @Test
  void bypass_leaves_the_cache_alone() {
    try (var llm = client(saying("first", "second"), cache)) {
      llm.stream(in(CacheMode.BYPASS)).response();

      assertThat(store.entries).isEmpty();
      assertThat(cache.counters()).isEqualTo(new CacheCounters(0, 0, 0, 0, 0, 0, 0));
    }
  }

  @Test
  void a_request_without_one_takes_the_cache_s_own() {
    var recording = ResponseCache.builder().store(store).mode(CacheMode.RECORD_ONLY).build();
    try (var llm = client(saying("first", "second"), recording)) {
      llm.stream(REQUEST).response();

      assertThat(recording.mode()).isEqualTo(CacheMode.RECORD_ONLY);
      assertThat(llm.stream(REQUEST).text()).isEqualTo("second");
      assertThat(llm.stream(in(CacheMode.READ_THROUGH)).response().cached()).isTrue();
    }
  }

  @Test
  void a_wrong_configuration_is_told_rather_than_a_miss() {
    try (var llm = client(saying("first"), cache)) {
      var request = in(CacheMode.REPLAY_ONLY).withModel("nobody/m");

      assertThat(failure(llm.stream(request)).kind()).isEqualTo(Kind.INVALID_CONFIG);
    }
  }

  @Test
  void namespaces_have_no_answer_in_common() {
    var mine = ResponseCache.builder().store(store).namespace("me").build();
    var yours = ResponseCache.builder().store(store).namespace("you").build();
    try (var me = client(saying("mine"), mine);
        var you = client(saying("yours"), yours)) {
      me.stream(REQUEST).response();

      assertThat(you.stream(REQUEST).text()).isEqualTo("yours");
      assertThat(me.stream(REQUEST).text()).isEqualTo("mine");
    }
  }

  @Test
  void the_default_keeps_answers_in_memory() {
    var memory = ResponseCache.inMemory();
    try (var llm = client(saying("first", "second"), memory)) {
      llm.stream(REQUEST).response();

      assertThat(memory.mode()).isEqualTo(CacheMode.READ_THROUGH);
      assertThat(llm.stream(REQUEST).response().cached()).isTrue();
    }
  }
}
