package dev.sage.workbench.store;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a {@link CallFilter} can ask for. */
enum FilterField {
  PROVIDER(Kind.WORD, "c.provider", "provider:openai"),
  MODEL(Kind.PART, "c.model", "model:mini"),
  STATUS(Kind.WORD, "c.status", "status:failed"),
  FINISH(Kind.WORD, "c.finish_reason", "finish:stop"),
  API(Kind.WORD, "c.api", "api:openai-chat"),
  ERROR(Kind.WORD, "c.error_kind", "error:rate_limited"),
  RUN(Kind.PART, "c.run_id", "run:019a"),
  REQID(
      Kind.PART,
      "c.id || ' ' || coalesce(c.provider_request_id, '') || ' ' || coalesce(c.response_id, '')",
      "reqid:req_123"),
  TOOL(Kind.PART, "x.tool_calls", "tool:get_weather"),
  TEXT(
      Kind.PART,
      "x.text || ' ' || x.reasoning || ' ' || x.request || ' ' || coalesce(c.error_message, '')",
      "text:\"red apple\""),
  HAS(Kind.FLAG, "", "has:reasoning"),
  TTFT(Kind.TIME, "c.first_token_ns", "ttft>2s"),
  TTFB(Kind.TIME, "c.first_byte_ns", "ttfb>500ms"),
  E2E(Kind.TIME, "c.end_ns", "e2e>10s"),
  TOKENS(Kind.COUNT, "c.output_tokens", "tokens>500"),
  INPUT(Kind.COUNT, "c.input_tokens", "input>1000"),
  ATTEMPT(Kind.COUNT, "c.attempts", "attempt>1"),
  HTTP(Kind.COUNT, "c.http_status", "http:429"),
  FRAMES(Kind.COUNT, "c.frames", "frames>1000"),
  BYTES(Kind.COUNT, "c.bytes", "bytes>100000");

  private final Kind kind;
  private final String column;
  private final String example;

  FilterField(Kind kind, String column, String example) {
    this.kind = kind;
    this.column = column;
    this.example = example;
  }

  /** How a field's value is compared. */
  enum Kind {
    /** Equal, in either case. */
    WORD,
    /** Contained, in either case. */
    PART,
    /** Something that a call has or has not. */
    FLAG,
    /** A whole number. */
    COUNT,
    /** A time. */
    TIME
  }

  Kind kind() {
    return kind;
  }

  String column() {
    return column;
  }

  String example() {
    return example;
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<FilterField> of(String label) {
    return Arrays.stream(values()).filter(field -> field.label().equals(label)).findFirst();
  }

  static String names() {
    return Arrays.stream(values())
        .map(FilterField::label)
        .collect(Collectors.joining(", ", "", "."));
  }
}
