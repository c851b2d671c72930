package dev.sage.workbench.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.redaction.Redactor;
import dev.sage.llm.secret.Secret;
import dev.sage.llm.telemetry.CallTap;
import dev.sage.workbench.Home;
import dev.sage.workbench.Ids;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {

  private static final String KEY = "swordfish-0123456789-abcdef";

  @TempDir Path folder;
  private final Redactor redactor = Redactor.create();
  private final List<String> notices = new ArrayList<>();
  private Store store;

  @BeforeEach
  void open() {
    redactor.register(Secret.of(KEY));
    store = Store.open(new Home(folder.resolve("home")), redactor, notices::add);
  }

  @AfterEach
  void close() {
    store.close();
    assertThat(notices).isEmpty();
  }

  @Test
  void a_call_comes_back_as_it_was() {
    String id = StoredCalls.store(store, "openai/gpt", "Hello", "Good ", "day");

    StoredCall call = store.call(id).orElseThrow();
    assertThat(call.target()).isEqualTo("openai/gpt");
    assertThat(call.status()).isEqualTo(CallStatus.COMPLETE);
    assertThat(call.finishReason()).isEqualTo("stop");
    assertThat(call.usage().output()).isEqualTo(2);
    assertThat(call.usage().cacheRead()).isZero();
    assertThat(call.usage().reasoning()).isNull();
    assertThat(call.timings().ttft()).hasValue(3_000_000);
    assertThat(call.attempts()).isEqualTo(1);
    assertThat(call.frames()).isEqualTo(2);
    assertThat(call.startedAt()).isEqualTo("2026-11-22T10:00:00Z");
    assertThat(store.content(id).orElseThrow().text()).isEqualTo("Good day");
    assertThat(store.content(id).orElseThrow().request()).contains("\"Hello\"");
    assertThat(store.attempts(id))
        .singleElement()
        .satisfies(attempt -> assertThat(attempt.requestId()).isEqualTo("req_1"));
  }

  @Test
  void frames_come_back_with_their_times_since_the_request_was_sent() {
    String id = StoredCalls.store(store, "openai/gpt", "Hello", "Good ", "day");

    List<StoredFrame> frames = store.frames(id, 0, 10);
    assertThat(frames).extracting(StoredFrame::sequence).containsExactly(0L, 1L);
    assertThat(frames).extracting(StoredFrame::nanos).containsExactly(3_000_000L, 13_000_000L);
    assertThat(frames).allMatch(StoredFrame::token).noneMatch(StoredFrame::redacted);
    assertThat(frames.get(1).offset()).isEqualTo(frames.get(0).length());
    assertThat(new String(store.bytes(id, 1).orElseThrow(), StandardCharsets.UTF_8))
        .contains("\"day\"")
        .endsWith("\n\n");
    assertThat(store.bytes(id, 2)).isEmpty();
  }

  @Test
  void any_page_of_a_long_stream_is_found_and_its_bytes_are_the_body() throws Exception {
    String[] texts = IntStream.range(0, 5_000).mapToObj(i -> "t" + i).toArray(String[]::new);
    String id = StoredCalls.store(store, "openai/gpt", "Hello", texts);

    assertThat(store.frames(id, 4_321, 3))
        .extracting(StoredFrame::sequence)
        .containsExactly(4_321L, 4_322L, 4_323L);
    assertThat(store.frames(id, 5_000, 3)).isEmpty();
    assertThat(store.times(id).size()).isEqualTo(5_000);
    var body = new ByteArrayOutputStream();
    for (long i = 0; i < 5_000; ) {
      for (byte[] bytes : store.bytes(id, i, 700)) {
        body.write(bytes);
        i++;
      }
    }
    assertThat(store.body(id, 1)).isEqualTo(body.toByteArray());
  }

  @Test
  void a_running_call_is_there_with_its_frames() {
    var start = StoredCalls.start(StoredCalls.request("openai/gpt", "Hello"));
    CallTap tap = store.tap().open(start);
    StoredCalls.frames(tap, "Good ");
    StoredCalls.flush(store);

    assertThat(store.call(start.requestId()).orElseThrow().status()).isEqualTo(CallStatus.RUNNING);
    assertThat(store.frames(start.requestId(), 0, 10)).hasSize(1);
  }

  @Test
  void listeners_are_told_which_calls_changed() throws Exception {
    var told = new LinkedBlockingQueue<Set<String>>();
    store.addListener(told::add);

    String id = StoredCalls.store(store, "openai/gpt", "Hello", "Good day");

    assertThat(told.take()).containsExactly(id);
  }

  @Test
  void calls_are_listed_newest_first_page_by_page() {
    var ids = new ArrayList<String>();
    for (int i = 0; i < 5; i++) {
      ids.addFirst(StoredCalls.store(store, "openai/gpt", "Hello", "Good day"));
    }

    var query = CallQuery.newest(2);
    var first = store.calls(query);
    var second = store.calls(query.after(first.getLast()));

    assertThat(Stream.concat(first.stream(), second.stream()).map(StoredCall::id))
        .containsExactlyElementsOf(ids.subList(0, 4));
    assertThat(store.count(CallFilter.ALL)).isEqualTo(5);
  }

  @Test
  void no_key_reaches_the_disk() throws Exception {
    var request =
        StoredCalls.request("openai/gpt", "My key is " + KEY).toBuilder()
            .header("Authorization", "Bearer " + KEY)
            .header("X-Trace", "t-" + KEY)
            .build();
    var start = StoredCalls.start(request);
    CallTap tap = store.tap().open(start);
    tap.attempt(StoredCalls.attempt(1));
    StoredCalls.frames(tap, "So it is " + KEY + ".");
    tap.end(StoredCalls.end(start));
    StoredCalls.flush(store);

    StoredFrame frame = store.frames(start.requestId(), 0, 1).getFirst();
    assertThat(frame.redacted()).isTrue();
    assertThat(frame.length()).isNotEqualTo(frame.storedLength());
    assertThat(store.content(start.requestId()).orElseThrow().request())
        .doesNotContain("Authorization");
    try (var files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain(KEY);
      }
    }
  }

  @Test
  void a_call_belongs_to_its_run() {
    var start = StoredCalls.start(StoredCalls.request("openai/gpt", "Hello"));
    String run = Ids.next();
    store.place(start.requestId(), new Placement(run, 3, 2));
    store.tap().open(start).end(StoredCalls.end(start));
    StoredCalls.flush(store);

    StoredCall call = store.call(start.requestId()).orElseThrow();
    assertThat(call.runId()).isEqualTo(run);
    assertThat(call.column()).isEqualTo(3);
    assertThat(call.repetition()).isEqualTo(2);
  }

  @Test
  void the_check_counts_and_finds_nothing_wrong() {
    StoredCalls.store(store, "openai/gpt", "Hello", "Good ", "day");

    StoreCheck check = store.care().check();

    assertThat(check.problems()).isEmpty();
    assertThat(check.info().calls()).isEqualTo(1);
    assertThat(check.info().frames()).isEqualTo(2);
    assertThat(check.info().temporary()).isFalse();
  }

  @Test
  void another_connection_sees_what_is_written() {
    try (var other = Store.open(new Home(folder.resolve("home")), redactor, notices::add)) {
      long before = other.version();
      String id = StoredCalls.store(store, "openai/gpt", "Hello", "Good day");

      assertThat(other.call(id)).isPresent();
      assertThat(other.version()).isNotEqualTo(before);
    }
  }
}
