package dev.sage.console.streams.explain;

import dev.sage.console.streams.reading.ServerFigure;
import java.util.Locale;

/** The figures of a call that can be explained. */
public enum MetricName {
  /** From the wish to the request sent. */
  QUEUE,
  /** Looking up the host's name. */
  DNS,
  /** Making the connection. */
  TCP,
  /** Agreeing on encryption. */
  TLS,
  /** An open connection was used. */
  REUSED,
  /** When the last attempt was sent. */
  ATTEMPT,
  /** Time to the response headers. */
  HEADERS,
  /** Time to first byte. */
  TTFB,
  /** Time to first token. */
  TTFT,
  /** Time to first output that a person sees. */
  TTFO,
  /** End to end. */
  E2E,
  /** Time per output token. */
  TPOT,
  /** Output tokens a second. */
  SPEED,
  /** Time between two frames with content. */
  GAP,
  /** Tokens in and out. */
  TOKENS,
  /** What the call cost. */
  COST,
  /** Frames of the body. */
  FRAMES,
  /** Bytes of the body. */
  BYTES,
  /** How long the server worked, as its headers say. */
  SERVER_PROCESSING,
  /** How long the server let the request wait. */
  SERVER_QUEUE,
  /** How long the server loaded the model. */
  SERVER_LOAD,
  /** How long the server read the prompt. */
  SERVER_PROMPT,
  /** How long the server made output. */
  SERVER_OUTPUT,
  /** How long it took the server in all. */
  SERVER_TOTAL,
  /** Output tokens a second, as the server counts. */
  SERVER_SPEED;

  /** What the server says, as a figure that can be explained. */
  public static MetricName of(ServerFigure.Name name) {
    return switch (name) {
      case PROCESSING -> SERVER_PROCESSING;
      case QUEUE -> SERVER_QUEUE;
      case LOAD -> SERVER_LOAD;
      case PROMPT -> SERVER_PROMPT;
      case OUTPUT -> SERVER_OUTPUT;
      case TOTAL -> SERVER_TOTAL;
      case SPEED -> SERVER_SPEED;
    };
  }

  /** The name in resource keys. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
