package dev.sage.workbench.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Message;
import dev.sage.llm.redaction.Redactor;
import dev.sage.llm.telemetry.CallStart;
import dev.sage.llm.telemetry.CallTap;
import dev.sage.workbench.Home;
import dev.sage.workbench.Ids;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a store lets go of by itself, and what it never touches. */
class RetentionTest {

  private static final RetentionRules MONTH =
      new RetentionRules(Duration.ofDays(30), null, null, null);

  @TempDir Path folder;
  private final Instant now = Instant.now();
  private Store store;

  @BeforeEach
  void open() {
    store = Store.open(new Home(folder), Redactor.create(), notice -> {});
  }

  @AfterEach
  void close() {
    store.close();
  }

  private CallStart start(String prompt, Duration age) {
    var request = ChatRequest.of("openai/gpt", Message.user(prompt));
    return new CallStart(
        Ids.next(),
        "openai",
        "gpt",
        "openai-chat",
        null,
        request,
        true,
        now.minus(age),
        StoredCalls.START,
        null);
  }

  private String call(Duration age, String prompt, String... texts) {
    var start = start(prompt, age);
    CallTap tap = store.tap().open(start);
    tap.attempt(StoredCalls.attempt(1));
    StoredCalls.frames(tap, texts);
    tap.end(StoredCalls.end(start));
    StoredCalls.flush(store);
    return start.requestId();
  }

  private CallMarks marks(String id) {
    return store.marks(List.of(id)).getOrDefault(id, CallMarks.NONE);
  }

  private static Duration days(int days) {
    return Duration.ofDays(days);
  }

  /** The writer goes on with what it has begun, a slice at a time, each before the next flush. */
  private void retain(RetentionRules rules) throws Exception {
    store.retain(rules);
    for (long before = -1, now = rows(); now != before; now = rows()) {
      before = now;
      for (int i = 0; i < 5; i++) {
        store.flush();
      }
    }
  }

  private long rows() throws Exception {
    return number("SELECT total(removed) + 1000 * count(*) FROM call")
        + number("SELECT count(*) FROM frame_block")
        + number("SELECT freelist_count FROM pragma_freelist_count");
  }

  private long number(String sql) throws Exception {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("sage.db"))) {
      return Sql.longNumber(connection, sql);
    }
  }

  private long used() throws Exception {
    return 4096
        * (number("SELECT page_count FROM pragma_page_count")
            - number("SELECT freelist_count FROM pragma_freelist_count"));
  }

  private static String random(int seed, int length) {
    var random = new Random(seed);
    return random
        .ints(length, 'a', 'z' + 1)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  @Test
  void nothing_goes_unless_somebody_says_so() throws Exception {
    String id = call(days(4000), "Hello", "Good ", "day");

    retain(RetentionRules.NONE);

    assertThat(store.frames(id, 0, 10)).hasSize(2);
    assertThat(store.marks(List.of(id))).isEmpty();
  }

  @Test
  void frames_go_first_and_the_answer_stays() throws Exception {
    String old = call(days(31), "Hello", "Good ", "day");
    String young = call(days(29), "Hello", "Good ", "day");

    retain(MONTH);

    assertThat(store.frames(old, 0, 10)).isEmpty();
    assertThat(store.call(old).orElseThrow().frames()).isZero();
    assertThat(store.call(old).orElseThrow().bytes()).isPositive();
    assertThat(store.content(old).orElseThrow().text()).isEqualTo("Good day");
    assertThat(marks(old).framesRemoved()).isTrue();
    assertThat(store.frames(young, 0, 10)).hasSize(2);
    assertThat(store.care().check().problems()).isEmpty();
  }

  @Test
  void then_what_was_asked_and_answered_and_at_last_the_call() throws Exception {
    String oldest = call(days(90), random(1, 500), random(2, 500));
    String old = call(days(60), random(3, 500), random(4, 500));
    store.rate(oldest, new Rating(1, "good"));
    store.tag(oldest, "topic", "sea");

    retain(new RetentionRules(days(10), days(50), days(80), null));

    assertThat(store.call(oldest)).isEmpty();
    assertThat(store.ratings(List.of(oldest))).isEmpty();
    assertThat(number("SELECT count(*) FROM tag")).isZero();
    assertThat(store.content(old).orElseThrow().text()).isEmpty();
    assertThat(store.content(old).orElseThrow().request()).isEqualTo("{}");
    assertThat(store.call(old).orElseThrow().usage().input()).isEqualTo(10);
    assertThat(marks(old).contentRemoved()).isTrue();
    assertThat(number("SELECT count(*) FROM body")).isZero();
    assertThat(store.care().check().problems()).isEmpty();
  }

  @Test
  void what_is_pinned_runs_or_came_from_a_file_stays() throws Exception {
    String pinned = call(days(100), "Hello", "Good day");
    store.pin(pinned, true);
    var ofRun = start("Hello", days(100));
    store.place(ofRun.requestId(), new Placement("run-1", 0, 1));
    var tap = store.tap().open(ofRun);
    StoredCalls.frames(tap, "Good day");
    tap.end(StoredCalls.end(ofRun));
    store.pin("run-1", true);
    var running = start("Hello", days(100));
    StoredCalls.frames(store.tap().open(running), "Good day");
    var imported = start("Hello", days(100));
    store.mark(imported.requestId(), new ImportMark("a.har", true, Map.of()));
    var read = store.tap().open(imported);
    StoredCalls.frames(read, "Good day");
    read.end(StoredCalls.end(imported));
    StoredCalls.flush(store);

    retain(new RetentionRules(days(1), days(1), days(1), null));

    for (var id : List.of(pinned, ofRun.requestId(), running.requestId(), imported.requestId())) {
      assertThat(store.call(id)).as(id).isPresent();
      assertThat(marks(id).framesRemoved()).as(id).isFalse();
    }
    assertThat(store.calls(CallQuery.newest(CallFilter.parse("has:pin"), 10))).hasSize(2);

    store.pin(pinned, false);
    retain(new RetentionRules(days(1), days(1), days(1), null));
    assertThat(store.call(pinned)).isEmpty();
  }

  @Test
  void a_store_that_is_too_large_loses_the_oldest_first() throws Exception {
    var ids = new ArrayList<String>();
    for (int i = 0; i < 60; i++) {
      ids.add(call(days(100 - i), "Hello", random(i, 40_000)));
    }
    long full = used();

    retain(new RetentionRules(null, null, null, full * 3 / 4));

    assertThat(used()).isLessThanOrEqualTo(full * 3 / 4);
    assertThat(store.frames(ids.getFirst(), 0, 1)).isEmpty();
    assertThat(store.frames(ids.getLast(), 0, 1)).hasSize(1);
    assertThat(store.content(ids.getFirst()).orElseThrow().text()).isNotEmpty();
    assertThat(number("SELECT freelist_count FROM pragma_freelist_count")).isZero();
    assertThat(store.care().check().problems()).isEmpty();
  }

  @Test
  void nothing_of_what_was_deleted_is_left_in_the_file() throws Exception {
    String secretPlan = "plan-" + random(5, 300);
    String id = call(days(1), secretPlan, "ok");
    String kept = call(days(1), "Hello", "Good day");

    assertThat(store.care().delete(List.of(id, "no-such-call"))).isEqualTo(1);
    store.close();

    byte[] file = Files.readAllBytes(folder.resolve("sage.db"));
    assertThat(new String(file, StandardCharsets.ISO_8859_1))
        .doesNotContain(secretPlan.substring(0, 40))
        .doesNotContain(id)
        .contains(kept);
    open();
    assertThat(store.care().check().problems()).isEmpty();
  }

  @Test
  void calls_are_deleted_by_a_filter_but_pinned_ones_stay() throws Exception {
    for (int i = 0; i < 20; i++) {
      call(days(i), "Hello " + i, "Good day");
    }
    String pinned = call(days(5), "Hello", "Good day");
    store.pin(pinned, true);
    store.flush();

    assertThat(store.care().delete(CallFilter.parse("model:gpt"))).isEqualTo(20);

    assertThat(store.calls(CallQuery.newest(10)))
        .extracting(StoredCall::id)
        .containsExactly(pinned);
  }

  @Test
  void one_store_at_a_time_takes_things_away() throws Exception {
    try (var lock = HomeLock.open(folder.resolve("sage.lock"))) {
      assertThat(lock.take()).isTrue();
      String old = call(days(31), "Hello", "Good day");
      retain(MONTH);
      assertThat(store.frames(old, 0, 10)).hasSize(1);

      lock.release();
      retain(MONTH);
      assertThat(store.frames(old, 0, 10)).isEmpty();
    }
  }

  @Test
  void tags_are_kept_and_found() throws Exception {
    String id = call(days(1), "Hello", "Good day");
    call(days(1), "Hello", "Good day");
    store.tag(id, "topic", "Deep Sea");
    store.tag(id, "later", "");
    store.tag(id, "gone", "x");
    store.tag(id, "gone", null);
    store.flush();

    assertThat(marks(id).tags())
        .containsExactly(Map.entry("later", ""), Map.entry("topic", "Deep Sea"));
    for (var filter : List.of("tag:later", "tag:\"topic=deep sea\"", "has:tag", "tag:TOPIC")) {
      assertThat(store.count(CallFilter.parse(filter))).as(filter).isEqualTo(1);
    }
    assertThat(store.count(CallFilter.parse("tag:topic=deep"))).isZero();
    assertThat(FilterLanguage.explain("tag:topic=deep"))
        .isEqualTo("Calls with the tag “topic=deep”.");
  }
}
