package dev.sage.llm.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Llm;
import dev.sage.llm.LlmError;
import dev.sage.llm.LlmError.Kind;
import dev.sage.llm.Message;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.provider.error.ErrorBody;
import dev.sage.llm.provider.error.RetryAfter;
import dev.sage.llm.provider.json.Oracle;
import dev.sage.llm.telemetry.AttemptRecord;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Every kind of error in every phase with every form of Retry-After and of x-should-retry: how
 * often a call is tried, and how long it waits ({@code retry.json}).
 */
class RetryTableTest {

  private static final List<Duration> OWN_WAITS =
      List.of(Duration.ofMillis(250), Duration.ofMillis(500));
  private static final @Nullable String[] SHOULD_RETRY = {null, "true", "false"};

  /** A row of the table, all failures of one kind. */
  record Row(JsonNode json) {
    Kind kind() {
      return Kind.valueOf(json.path("kind").asString().toUpperCase(Locale.ROOT));
    }

    @Nullable String reason() {
      return json.path("reason").asString(null);
    }

    int attempts(@Nullable String shouldRetry) {
      if (shouldRetry == null || json.path("whateverTheHeader").asBoolean(false)) {
        return json.path("attempts").asInt();
      }
      return shouldRetry.equals("true") ? json.path("shouldRetryAttempts").asInt(3) : 1;
    }

    List<String> codes() {
      var codes = new ArrayList<String>();
      json.path("codes").forEach(code -> codes.add(code.asString()));
      return codes.isEmpty() ? List.of("") : codes;
    }

    @Override
    public String toString() {
      return json.path("kind").asString() + " " + json.path("reason").asString("");
    }
  }

  private static JsonNode table() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(RetryTableTest.class.getResourceAsStream("retry.json"))) {
      return Oracle.MAPPER.readTree(in);
    }
  }

  static List<Row> rows() throws IOException {
    return StreamSupport.stream(table().path("kinds").spliterator(), false).map(Row::new).toList();
  }

  @Test
  void every_kind_has_a_row() throws IOException {
    assertThat(rows().stream().map(Row::kind).distinct())
        .containsExactlyInAnyOrderElementsOf(EnumSet.allOf(Kind.class));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void attempts_and_waits_are_those_of_the_table(Row row) throws IOException {
    var table = table();
    for (var phase : table.path("phases")) {
      for (var header : table.path("headers")) {
        for (var shouldRetry : SHOULD_RETRY) {
          for (var code : row.codes()) {
            check(row, phase, header, shouldRetry, code);
          }
        }
      }
    }
  }

  private static void check(
      Row row, JsonNode phase, JsonNode header, @Nullable String shouldRetry, String code) {
    var headers = headers(header, shouldRetry);
    boolean content = phase.path("content").asBoolean();
    var provider = new FailingProvider(error(row, phase, header, headers, code), headers, content);
    var slept = new ArrayList<Duration>();
    var attempts = new ArrayList<AttemptRecord>();
    var events = new ArrayList<StreamEvent>();
    try (var llm =
            Llm.builder()
                .environment(Map.of())
                .provider(provider)
                .sleeper((delay, _) -> slept.add(delay))
                .random(() -> 1L << 63)
                .tap(_ -> new LastCall(attempts))
                .build();
        var stream = llm.stream(ChatRequest.of("failing/m", Message.user("Hi")))) {
      stream.events().forEach(events::add);
    }

    var name =
        "%s %s, %s, x-should-retry %s %s"
            .formatted(
                row,
                phase.path("phase").asString(),
                header.path("name").asString(),
                shouldRetry,
                code);
    int asTable = content ? 1 : row.attempts(shouldRetry);
    boolean tooLong = asTable > 1 && header.has("tooLong");
    int expected = tooLong ? 1 : asTable;
    assertThat(provider.opened()).as(name).isEqualTo(expected);
    assertThat(slept).as(name).isEqualTo(waits(header, expected));
    assertThat(attempts).as(name).hasSize(expected);
    var failure = (StreamEvent.Failure) events.getLast();
    assertThat(failure.error().kind()).as(name).isEqualTo(row.kind());
    assertThat(failure.error().attempts()).as(name).isEqualTo(expected);
    if (tooLong) {
      assertThat(failure.error().message()).as(name).contains(header.path("tooLong").asString());
    }
    told(events, attempts, slept, name);
  }

  /** Every wait is told before it begins, and stands in the record of the attempt before it. */
  private static void told(
      List<StreamEvent> events, List<AttemptRecord> attempts, List<Duration> slept, String name) {
    var retries =
        events.stream()
            .filter(StreamEvent.Retrying.class::isInstance)
            .map(StreamEvent.Retrying.class::cast)
            .toList();
    assertThat(retries.stream().map(StreamEvent.Retrying::delay)).as(name).isEqualTo(slept);
    assertThat(
            attempts.stream()
                .map(AttemptRecord::delay)
                .filter(Objects::nonNull)
                .map(Duration.class::cast))
        .as(name)
        .isEqualTo(slept);
    assertThat(attempts).as(name).allSatisfy(attempt -> assertThat(attempt.error()).isNotNull());
  }

  private static List<Duration> waits(JsonNode header, int attempts) {
    if (!header.has("waitMs")) {
      return OWN_WAITS.subList(0, attempts - 1);
    }
    var waits = new Duration[attempts - 1];
    Arrays.fill(waits, Duration.ofMillis(header.path("waitMs").asLong()));
    return List.of(waits);
  }

  private static LlmError error(
      Row row, JsonNode phase, JsonNode header, Map<String, String> headers, String code) {
    var body = header.has("body") ? header.path("body").toString() : "{}";
    return LlmError.of(row.kind(), "failing", "m", "It failed.")
        .withProviderNames(null, code.isEmpty() ? null : code, null)
        .withRetryAfter(RetryAfter.of(headers, ErrorBody.of(body.getBytes(UTF_8))))
        .at(phase.path("phase").asString(), row.reason());
  }

  private static Map<String, String> headers(JsonNode header, @Nullable String shouldRetry) {
    var headers = new LinkedHashMap<String, String>();
    header
        .path("headers")
        .properties()
        .forEach(entry -> headers.put(entry.getKey(), entry.getValue().asString()));
    if (shouldRetry != null) {
      headers.put("x-should-retry", shouldRetry);
    }
    return headers;
  }
}
