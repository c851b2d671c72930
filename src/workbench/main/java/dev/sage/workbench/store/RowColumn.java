package dev.sage.workbench.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column of docs/telemetry.md that goes out with an export and comes back in. Immutable,
 * thread-safe.
 *
 * @param required whether a row without it is none
 * @param otherwise what stands in it where nothing is said; null where nothing may be
 */
public record RowColumn(String name, Kind kind, boolean required, @Nullable Object otherwise) {

  /** What may stand in a column. */
  public enum Kind {
    /** Our own id; the only text that nothing is taken out of. */
    ID,
    /** Text that stands in one line. */
    NAME,
    /** Text. */
    TEXT,
    /** JSON, or whatever else a provider sent. */
    JSON,
    /** A JSON object of response headers. */
    HEADERS,
    /** A JSON list of words. */
    WORDS,
    /** What a person asked, as text or JSON: there only where prompts are kept. */
    PROMPT,
    /** What a run was to ask, as JSON. */
    PLAN,
    /** A request, as JSON. */
    REQUEST,
    /** What a model said. */
    ANSWER,
    /** Which tools a model called, as JSON. */
    TOOL_CALLS,
    /** How a call ended. */
    STATUS,
    /** Dollars. */
    MONEY,
    FLAG,
    /** What retention took away. */
    REMOVED,
    /** From -1: nowhere. */
    PLACE,
    INT,
    COUNT,
    /** Nanoseconds; -1: did not happen. */
    SPAN,
    /** Microseconds since 1970 UTC. */
    MOMENT;

    /** Whether it is a whole number; else it is text, or money. */
    public boolean number() {
      return least() <= most();
    }

    public long least() {
      return switch (this) {
        case PLACE, SPAN -> -1;
        case FLAG, REMOVED, INT, COUNT, MOMENT -> 0;
        default -> 1;
      };
    }

    /** So large that sums of millions of them are still numbers. */
    public long most() {
      return switch (this) {
        case FLAG -> 1;
        case REMOVED -> 2;
        case PLACE, INT -> Integer.MAX_VALUE;
        case COUNT -> 1_000_000_000_000L;
        case SPAN -> 10L * 366 * 86_400 * 1_000_000_000;
        case MOMENT -> 253_402_300_799_999_999L;
        default -> 0;
      };
    }
  }

  /** Of the table {@code run}. */
  public static final List<RowColumn> RUN =
      List.of(
          must("id", Kind.ID),
          must("started_at", Kind.MOMENT),
          of("name", Kind.PROMPT, ""),
          of("prompt", Kind.PROMPT, ""),
          of("plan", Kind.PLAN, ""),
          of("targets", Kind.WORDS, "[]"),
          of("planned", Kind.COUNT, 0L),
          of("columns", Kind.INT, 0L),
          of("rows", Kind.INT, 0L),
          of("repetitions", Kind.INT, 0L));

  /** Of the table {@code call}: all but what says where it was stored first. */
  public static final List<RowColumn> CALL =
      List.of(
          must("id", Kind.ID),
          may("run_id", Kind.ID),
          of("run_column", Kind.PLACE, -1L),
          of("run_row", Kind.INT, 0L),
          of("repetition", Kind.INT, 0L),
          must("provider", Kind.NAME),
          must("model", Kind.NAME),
          must("api", Kind.NAME),
          may("url", Kind.NAME),
          of("streaming", Kind.FLAG, 1L),
          must("started_at", Kind.MOMENT),
          must("status", Kind.STATUS),
          may("answered_model", Kind.NAME),
          may("response_id", Kind.NAME),
          may("provider_request_id", Kind.NAME),
          may("http_status", Kind.INT),
          may("finish_reason", Kind.NAME),
          may("raw_finish_reason", Kind.NAME),
          may("input_tokens", Kind.COUNT),
          may("cache_read_tokens", Kind.COUNT),
          may("cache_write_tokens", Kind.COUNT),
          may("output_tokens", Kind.COUNT),
          may("reasoning_tokens", Kind.COUNT),
          may("usage_raw", Kind.JSON),
          may("sent_ns", Kind.SPAN),
          may("headers_ns", Kind.SPAN),
          may("first_byte_ns", Kind.SPAN),
          may("first_event_ns", Kind.SPAN),
          may("first_token_ns", Kind.SPAN),
          may("first_text_ns", Kind.SPAN),
          may("last_token_ns", Kind.SPAN),
          may("end_ns", Kind.SPAN),
          of("attempts", Kind.INT, 0L),
          of("frames", Kind.COUNT, 0L),
          of("bytes", Kind.COUNT, 0L),
          of("has_reasoning", Kind.FLAG, 0L),
          of("tool_calls", Kind.INT, 0L),
          may("error_kind", Kind.NAME),
          may("error_message", Kind.TEXT),
          may("error", Kind.JSON),
          may("max_gap_ns", Kind.SPAN),
          may("stalls", Kind.INT),
          may("cost_usd", Kind.MONEY),
          may("redacted_frames", Kind.INT),
          of("timed", Kind.FLAG, 1L),
          of("cached", Kind.FLAG, 0L),
          of("removed", Kind.REMOVED, 0L));

  /** Of the table {@code attempt}. */
  public static final List<RowColumn> ATTEMPT =
      List.of(
          must("number", Kind.INT),
          must("started_ns", Kind.SPAN),
          may("http_status", Kind.INT),
          may("http_version", Kind.NAME),
          of("headers", Kind.HEADERS, "{}"),
          may("request_id", Kind.NAME),
          of("dns_ns", Kind.SPAN, -1L),
          of("connect_ns", Kind.SPAN, -1L),
          of("tls_ns", Kind.SPAN, -1L),
          of("headers_ns", Kind.SPAN, -1L),
          of("reused", Kind.FLAG, 0L),
          may("error_kind", Kind.NAME),
          may("error_message", Kind.TEXT),
          may("delay_ns", Kind.SPAN));

  /** Of the table {@code content}, whatever of it are bodies. */
  public static final List<RowColumn> CONTENT =
      List.of(
          of("request", Kind.REQUEST, "{}"),
          of("text", Kind.ANSWER, ""),
          of("reasoning", Kind.ANSWER, ""),
          of("refusal", Kind.ANSWER, ""),
          of("tool_calls", Kind.TOOL_CALLS, "[]"));

  private static RowColumn must(String name, Kind kind) {
    return new RowColumn(name, kind, true, null);
  }

  private static RowColumn may(String name, Kind kind) {
    return new RowColumn(name, kind, false, null);
  }

  private static RowColumn of(String name, Kind kind, Object otherwise) {
    return new RowColumn(name, kind, false, otherwise);
  }
}
