package dev.sage.llm.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.ChatStream;
import dev.sage.llm.Llm;
import dev.sage.llm.LlmError;
import dev.sage.llm.Message;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.policy.RetryPolicy;
import dev.sage.llm.provider.fake.FakeAnswer;
import dev.sage.llm.provider.fake.FakeProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the tests of the cache share: a client with one, a scripted provider, a plain store. */
abstract class CacheCase {

  static final ChatRequest REQUEST = ChatRequest.of("fake/m", Message.user("What is it?"));

  /** Entries as they are. */
  static final class PlainStore implements CacheStore {
    final Map<String, byte[]> entries = new TreeMap<>();

    @Override
    public synchronized byte @Nullable [] get(String key) {
      return entries.get(key);
    }

    @Override
    public synchronized void put(String key, byte[] entry) {
      entries.put(key, entry);
    }

    @Override
    public synchronized void remove(String key) {
      entries.remove(key);
    }

    byte[] only() {
      assertThat(entries).hasSize(1);
      return entries.values().iterator().next();
    }
  }

  static Llm client(FakeProvider provider, @Nullable ResponseCache cache) {
    var builder = Llm.builder().environment(Map.of()).provider(provider).retry(RetryPolicy.NEVER);
    return cache == null ? builder.build() : builder.cache(cache).build();
  }

  static FakeProvider saying(String... texts) {
    var builder = FakeProvider.builder();
    for (var text : texts) {
      builder.answer(FakeAnswer.builder().say(text).usage(3, 4).build());
    }
    return builder.build();
  }

  static ChatRequest in(CacheMode mode) {
    return REQUEST.toBuilder().cache(mode).build();
  }

  static List<StreamEvent> events(ChatStream stream) {
    List<StreamEvent> events = new ArrayList<>();
    try (stream) {
      stream.events().forEach(events::add);
    }
    assertThat(events.stream().filter(StreamEvent::terminal)).hasSize(1);
    return events;
  }

  static LlmError failure(ChatStream stream) {
    var last = events(stream).getLast();
    assertThat(last).isInstanceOf(StreamEvent.Failure.class);
    return ((StreamEvent.Failure) last).error();
  }
}
