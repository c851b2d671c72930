package dev.sage.workbench.store;

import dev.sage.llm.FinishReason;
import dev.sage.llm.LlmError;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a {@link CallFilter} can ask for. */
public enum FilterField {
  PROVIDER(Kind.WORD, "c.provider", "provider:openai", "who was asked"),
  MODEL(Kind.PART, "c.model", "model:mini", "a part of the model's name"),
  STATUS(Kind.WORD, "c.status", "status:failed", "how the call stands"),
  FINISH(Kind.WORD, "c.finish_reason", "finish:length", "why the answer ended"),
  ERROR(Kind.WORD, "c.error_kind", "error:rate_limited", "what kind of error"),
  HTTP(Kind.COUNT, "c.http_status", "http:429", "the HTTP status"),
  TTFT(Kind.TIME, "c.first_token_ns", "ttft>2s", "time to the first token"),
  GAP(Kind.TIME, "c.max_gap_ns", "gap>500ms", "the longest gap between tokens"),
  STALLS(Kind.COUNT, "c.stalls", "stalls>0", "how often the tokens stalled"),
  E2E(Kind.TIME, "c.end_ns", "e2e>10s", "how long the call took"),
  TTFB(Kind.TIME, "c.first_byte_ns", "ttfb>500ms", "time to the first byte"),
  TOKENS(Kind.COUNT, "c.output_tokens", "tokens>500", "output tokens"),
  INPUT(Kind.COUNT, "c.input_tokens", "input>1000", "input tokens"),
  COST(Kind.MONEY, "c.cost_usd", "cost>0.01", "US dollars"),
  TOOL(Kind.PART, ContentReader.TOOL_CALLS, "tool:get_weather", "a part of a tool call"),
  TEXT(Kind.PART, "", "text:\"red apple\"", "words of the prompt, the answer or the error"),
  HAS(Kind.FLAG, "", "has:reasoning", "something a call has or has not"),
  REQID(Kind.PART, "", "reqid:req_123", "a part of one of its ids"),
  ATTEMPT(Kind.COUNT, "c.attempts", "attempt>1", "how many attempts it took"),
  SINCE(Kind.MOMENT, "c.started_at", "since:1h", "begun not longer ago, or on or after a day"),
  BEFORE(Kind.MOMENT, "c.started_at", "before:2026-01-31", "begun earlier"),
  SOURCE(Kind.WORD, "c.source", "source:import", "seen by Sage, or from a file"),
  FILE(Kind.PART, "c.file", "file:capture.har", "the file that it came from"),
  API(Kind.WORD, "c.api", "api:openai-chat", "the wire format"),
  RUN(Kind.PART, "", "run:019a", "the run that it belongs to"),
  TAG(Kind.TAG, "", "tag:topic=search", "a tag, and what it says"),
  FRAMES(Kind.COUNT, "c.frames", "frames>1000", "how many frames came"),
  BYTES(Kind.COUNT, "c.bytes", "bytes>100000", "how many bytes came");

  private final Kind kind;
  private final String column;
  private final String example;
  private final String meaning;

  FilterField(Kind kind, String column, String example, String meaning) {
    this.kind = kind;
    this.column = column;
    this.example = example;
    this.meaning = meaning;
  }

  /** How a field's value is compared. */
  enum Kind {
    /** Equal, in either case. */
    WORD,
    /** Contained, in either case. */
    PART,
    /** A name, or a name and its value. */
    TAG,
    /** Something that a call has or has not. */
    FLAG,
    /** A whole number. */
    COUNT,
    /** A span of time. */
    TIME,
    /** US dollars. */
    MONEY,
    /** A moment, or how long ago. */
    MOMENT;

    /** Whether {@code >} and its like make sense. */
    boolean ordered() {
      return this == COUNT || this == TIME || this == MONEY;
    }
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

  /** A few words: what it looks at. */
  public String meaning() {
    return meaning;
  }

  /** As it is written in a filter. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Every value that there can be; empty where that is open. */
  List<String> choices() {
    return switch (this) {
      case STATUS -> Arrays.stream(CallStatus.values()).map(CallStatus::json).toList();
      case FINISH -> Arrays.stream(FinishReason.values()).map(FinishReason::json).toList();
      case ERROR -> Arrays.stream(LlmError.Kind.values()).map(LlmError.Kind::json).toList();
      case SOURCE -> Arrays.stream(CallSource.values()).map(CallSource::json).toList();
      case HAS -> Arrays.stream(FilterFlag.values()).map(FilterFlag::label).toList();
      default -> List.of();
    };
  }

  static Optional<FilterField> of(String label) {
    return Arrays.stream(values()).filter(field -> field.label().equals(label)).findFirst();
  }

  static List<String> names() {
    return Arrays.stream(values()).map(FilterField::label).toList();
  }
}
