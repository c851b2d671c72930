package dev.sage.workbench.exchange;

import static dev.sage.workbench.exchange.OtlpSpans.CHAT;
import static dev.sage.workbench.exchange.OtlpSpans.document;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.workbench.store.StoredAttempt;
import dev.sage.workbench.store.StoredCall;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a span tells of the requests of its call, whatever a file says. */
class OtlpAttemptsTest {

  private static final String ATTRIBUTES = "\"attributes\": [";

  @TempDir private Path folder;
  private ImportStore imports;

  @BeforeEach
  void open() {
    imports = new ImportStore(folder.resolve("home"));
  }

  @AfterEach
  void close() {
    imports.close();
  }

  private StoredCall read(String span) throws Exception {
    var file = Files.writeString(folder.resolve("traces.json"), document(span));
    return imports.call(imports.read(file), 0);
  }

  private static String with(String attributes) {
    return CHAT.replace(ATTRIBUTES, ATTRIBUTES + attributes + ",");
  }

  private static String after(String events) {
    return CHAT.replace(ATTRIBUTES, "\"events\": [" + events + "], " + ATTRIBUTES);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'key': 'http.response.status_code', 'value': {'intValue': '503'}} | 503 |",
        "{'key': 'http.response.status_code', 'value': {'intValue': '99999999999'}},"
            + "{'key': 'sage.request_id', 'value': {'stringValue': 'req_1'}} | | req_1",
        "{'key': 'sage.attempts', 'value': {'intValue': 7}},"
            + "{'key': 'sage.queue_time', 'value': {'doubleValue': 1e300}} | |"
      })
  void what_a_span_says_of_its_request_is_one_attempt(
      String attributes, @Nullable Integer status, @Nullable String id) throws Exception {
    var call = read(with(attributes.replace('\'', '"')));

    assertThat(call.httpStatus()).isEqualTo(status);
    assertThat(call.providerRequestId()).isEqualTo(id);
    assertThat(imports.store.attempts(call.id())).hasSize(1);
    assertThat(call.timings().end()).isBetween(0L, 1_500_000_000L);
  }

  @Test
  void retries_of_a_strange_file_are_bounded_and_in_order() throws Exception {
    var event =
        """
        {"name": "sage.retry", "timeUnixNano": "%d", "attributes": [
          {"key": "sage.retry.delay", "value": {"doubleValue": -1}}]},
        """;
    var events = new StringBuilder();
    for (long i = 0; i < 1_000; i++) {
      events.append(event.formatted(i % 2 == 0 ? 1 : 1785000000900000001L));
    }
    var call = read(after(events + "{}"));

    var attempts = imports.store.attempts(call.id());
    assertThat(attempts).hasSize(101);
    assertThat(attempts).extracting(StoredAttempt::nanos).isSorted();
    assertThat(attempts.getFirst().delay()).isNull();
    assertThat(attempts.getFirst().errorMessage()).contains("not why");
    assertThat(call.timings().end()).isEqualTo(600_000_000L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"9223372036854775807", "-9223372036854775808", "1", "1785000009000000001", "no"})
  void a_retry_outside_of_its_span_has_no_time_and_spoils_no_other(String at) throws Exception {
    var event = "{\"name\": \"sage.retry\", \"timeUnixNano\": \"%s\"}".formatted(at);
    var span = after(event);
    var call = read(span);
    assertThat(call.timings().end()).isEqualTo(1_500_000_000L);
    var endless = read(span.replace("1785000000000000001", "1000000000000000001"));
    for (var each : List.of(call, endless)) {
      assertThat(imports.store.attempts(each.id()))
          .hasSize(2)
          .extracting(StoredAttempt::nanos)
          .containsOnly(0L);
    }
  }

  @Test
  void no_request_was_sent_where_the_span_says_so() throws Exception {
    var call = read(with("{\"key\": \"sage.attempts\", \"value\": {\"intValue\": 0}}"));
    assertThat(imports.store.attempts(call.id())).isEmpty();
  }
}
