package dev.sage.llm.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyKindTest {

  private static @Nullable BodyKind of(@Nullable String type, String body, boolean whole) {
    byte[] bytes = body.getBytes(UTF_8);
    return BodyKind.of(type, bytes, 0, bytes.length, whole);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "text/event-stream | {\"error\":1} | JSON",
        "text/event-stream | [{\"error\":1}] | JSON",
        "application/json | data: {} | SSE",
        "application/json | event: error | SSE",
        "application/json | : keep-alive | SSE",
        "text/plain | id:1 | SSE",
        "text/plain | identity | TEXT",
        "text/event-stream | anything else | SSE",
        "text/event-stream | <html> | HTML",
        "application/json | <!DOCTYPE html> | HTML",
        "application/x-ndjson | {\"a\":1} | NDJSON",
        "application/jsonl | {\"a\":1} | NDJSON",
        "application/json | Bad Gateway | TEXT",
        "application/json | ` ` | EMPTY",
      })
  void is_told_by_the_bytes_before_the_header(String type, String body, BodyKind kind) {
    assertThat(of(type, body, true)).isEqualTo(kind);
    assertThat(of(type, "\r\n \n" + body, true)).isEqualTo(kind);
    assertThat(of(type, "\uFEFF" + body, true)).isEqualTo(kind);
  }

  @Test
  void stays_open_while_the_bytes_do_not_tell() {
    assertThat(of(null, "\n\n", false)).isNull();
    assertThat(of(null, "dat", false)).isNull();
    assertThat(of("text/event-stream", "\u00EF", false)).isNull();
    assertThat(of(null, "data: x\n", false)).isEqualTo(BodyKind.SSE);
  }

  @Test
  void the_first_byte_is_behind_the_mark_and_the_white_space() {
    byte[] body = "\uFEFF \r\n\t[1".getBytes(UTF_8);
    byte[] almostMark = {(byte) 0xEF, (byte) 0xBB, 'x'};

    assertThat(BodyKind.first(body, 0, body.length)).isEqualTo((byte) '[');
    assertThat(BodyKind.first(body, 0, 4)).isZero();
    assertThat(BodyKind.first(almostMark, 0, 3)).isEqualTo((byte) 0xEF);
  }
}
