package dev.sage.workbench.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.FinishReason;
import dev.sage.llm.LlmError;
import dev.sage.llm.Timings;
import dev.sage.llm.Usage;
import dev.sage.llm.redaction.Redactor;
import dev.sage.llm.telemetry.CallRecord;
import dev.sage.workbench.Home;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Made-up filters find in the database what a plain look at the same rows finds. */
class FilterAgainstJavaTest {

  private static final long SEED = 7;
  private static final int CALLS = 40;
  private static final int FILTERS = 1500;
  private static final List<String> PROVIDERS = List.of("openai", "groq", "anthropic");
  private static final List<String> WORDS = List.of("red", "100%", "a_b", "\"quoted\"", "ÄPFEL");

  @TempDir static Path folder;
  private static Store store;
  private static List<Row> rows;

  /** A call with what it said. */
  private record Row(StoredCall call, StoredContent content) {}

  /** A filter as it is written, and what it means in Java. */
  private record Made(String text, Predicate<Row> meaning) {}

  @BeforeAll
  static void open() throws InterruptedException {
    store = Store.open(new Home(folder), Redactor.create(), notice -> {});
    var random = new Random(SEED);
    for (int i = 0; i < CALLS; i++) {
      call(random);
    }
    store.flush();
    rows =
        store.calls(CallQuery.newest(CALLS)).stream()
            .map(call -> new Row(call, store.content(call.id()).orElseThrow()))
            .toList();
  }

  @AfterAll
  static void close() {
    store.close();
  }

  private static <T> T one(Random random, List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private static void call(Random random) {
    String model = one(random, PROVIDERS) + "/" + one(random, List.of("mini", "Maxi_1", "llama"));
    var start = StoredCalls.start(StoredCalls.request(model, one(random, WORDS)));
    var tap = store.tap().open(start);
    int attempts = 1 + random.nextInt(3);
    for (int number = 1; number <= attempts; number++) {
      tap.attempt(StoredCalls.attempt(number));
    }
    tap.frame(StoredCalls.frame(0, 0, one(random, WORDS).replace("\"", "'")));
    tap.frame(StoredCalls.frame(1, 100, "pear"));
    if (random.nextInt(6) > 0) {
      tap.end(end(random, StoredCalls.end(start)));
    }
  }

  private static CallRecord end(Random random, CallRecord whole) {
    LlmError error =
        random.nextInt(4) == 0
            ? LlmError.of(
                one(random, List.of(LlmError.Kind.RATE_LIMITED, LlmError.Kind.CANCELLED)),
                "openai",
                null,
                "Too many.")
            : null;
    Long output = random.nextBoolean() ? (Long) (long) random.nextInt(1000) : null;
    return new CallRecord(
        whole.start(),
        whole.answeredModel(),
        whole.responseId(),
        whole.sentNanos(),
        whole.attempts(),
        error == null ? one(random, List.of(FinishReason.STOP, FinishReason.LENGTH)) : null,
        null,
        new Usage(10L, null, null, output, null, null),
        new Timings(
            1, 2, 3, random.nextInt(3) * 1_000_000L - 1, 5, 6, random.nextInt(20) * 1_000_000L),
        FrameGaps.of(new long[] {0, random.nextInt(4) * 200_000_000L}),
        error,
        false);
  }

  private static boolean has(@Nullable String text, String part) {
    return text != null && ascii(text).contains(ascii(part));
  }

  private static String ascii(String text) {
    return FilterSql.lower(text);
  }

  private static boolean compared(@Nullable Long left, String operator, long right) {
    return left != null
        && switch (operator) {
          case ">" -> left > right;
          case ">=" -> left >= right;
          case "<" -> left < right;
          case "<=" -> left <= right;
          default -> left == right;
        };
  }

  private static Made term(Random random) {
    String operator = one(random, List.of(">", ">=", "<", "<=", ":", "="));
    int number = random.nextInt(4);
    return switch (random.nextInt(13)) {
      case 0 -> {
        String provider = one(random, PROVIDERS);
        yield new Made(
            "provider:" + provider.toUpperCase(Locale.ROOT),
            row -> row.call().provider().equals(provider));
      }
      case 1 -> {
        String part = one(random, List.of("mini", "MAXI", "_", "%", "zzz"));
        yield new Made("model:" + part, row -> has(row.call().model(), part));
      }
      case 2 -> {
        var status = one(random, List.of(CallStatus.values()));
        yield new Made("status:" + status.json(), row -> row.call().status() == status);
      }
      case 3 -> new Made("finish:length", row -> "length".equals(row.call().finishReason()));
      case 4 ->
          new Made(
              "ttft" + operator + number + "ms",
              row ->
                  compared(
                      known(row.call().timings().firstToken()), operator, number * 1_000_000L));
      case 5 ->
          new Made(
              "gap" + operator + number * 100 + "ms",
              row ->
                  compared(row.call().findings().maxGapNanos(), operator, number * 100_000_000L));
      case 6 ->
          new Made(
              "tokens" + operator + number * 300,
              row -> compared(row.call().usage().output(), operator, number * 300L));
      case 7 ->
          new Made(
              "attempt" + operator + number,
              row -> compared((long) row.call().attempts(), operator, number));
      case 8 -> new Made("has:error", row -> row.call().errorKind() != null);
      case 9 ->
          new Made(
              "has:stall",
              row -> {
                Integer stalls = row.call().findings().stalls();
                return stalls != null && stalls > 0;
              });
      case 10 -> {
        String word = one(random, WORDS);
        yield new Made(
            "text:\"" + word.replace("\"", "\\\"") + "\"",
            row ->
                has(row.content().text(), word)
                    || has(row.content().request(), word)
                    || has(row.call().errorMessage(), word));
      }
      case 11 ->
          new Made(
              "since:2026-11-22T09:00:00Z",
              row -> !row.call().startedAt().isBefore(Instant.parse("2026-11-22T09:00:00Z")));
      default -> {
        String word = one(random, List.of("pear", "groq/m", "nothing"));
        yield new Made(
            "\"" + word + "\"", row -> has(row.call().target() + " " + row.content().text(), word));
      }
    };
  }

  private static @Nullable Long known(long nanos) {
    return nanos == Timings.UNKNOWN ? null : (Long) nanos;
  }

  private static Made made(Random random, int depth) {
    if (depth == 0 || random.nextInt(3) == 0) {
      return term(random);
    }
    var left = made(random, depth - 1);
    var right = made(random, depth - 1);
    return switch (random.nextInt(3)) {
      case 0 -> new Made("-(" + left.text() + ")", left.meaning().negate());
      case 1 ->
          new Made(
              "(" + left.text() + " OR " + right.text() + ")", left.meaning().or(right.meaning()));
      default ->
          new Made(
              "(" + left.text() + " " + right.text() + ")", left.meaning().and(right.meaning()));
    };
  }

  private static List<Long> found(String filter) {
    return store.calls(CallQuery.newest(CallFilter.parse(filter), CALLS)).stream()
        .map(StoredCall::number)
        .toList();
  }

  @Test
  void every_filter_finds_what_a_look_at_the_rows_finds() {
    var random = new Random(SEED);
    for (int i = 0; i < FILTERS; i++) {
      var made = made(random, 3);
      var expected = rows.stream().filter(made.meaning()).map(row -> row.call().number()).toList();
      assertThat(found(made.text())).as(made.text()).isEqualTo(expected);
      assertThat(store.count(CallFilter.parse(made.text())))
          .as(made.text())
          .isEqualTo(expected.size());
    }
  }

  @Test
  void a_minus_finds_all_others() {
    var random = new Random(SEED + 1);
    for (int i = 0; i < FILTERS / 3; i++) {
      String filter = made(random, 2).text();
      var found = found(filter);
      assertThat(found("-(" + filter + ")"))
          .as(filter)
          .hasSize(CALLS - found.size())
          .noneMatch(found::contains);
    }
  }

  @Test
  void what_can_be_parsed_can_be_explained_and_anything_else_has_a_place() {
    var random = new Random(SEED + 2);
    String signs = "abOR:><=-\"\\() ttftprovidergap500ms%'é\n";
    int parsed = 0;
    for (int i = 0; i < 20 * FILTERS; i++) {
      var text = new StringBuilder(random.nextBoolean() ? made(random, 1).text() : "");
      for (int at = random.nextInt(8); at > 0; at--) {
        text.insert(
            random.nextInt(text.length() + 1), signs.charAt(random.nextInt(signs.length())));
      }
      String filter = text.toString();
      try {
        CallFilter.parse(filter);
        parsed++;
        assertThat(FilterLanguage.explain(filter)).as(filter).endsWith(".");
      } catch (FilterProblem problem) {
        assertThat(problem.getMessage()).as(filter).endsWith(".");
        assertThat(problem.from()).as(filter).isBetween(0, filter.length());
        assertThat(problem.to()).as(filter).isBetween(problem.from(), filter.length());
      }
      new FilterLanguage(KnownValues.NONE).suggest(filter, random.nextInt(filter.length() + 1));
    }
    assertThat(parsed).isGreaterThan(1000);
  }
}
