package dev.sage.console.streams.explain;

import java.util.Locale;

/** The figures of a call that can be explained. */
public enum MetricName {
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
  /** Frames of the body. */
  FRAMES,
  /** Bytes of the body. */
  BYTES;

  /** The name in resource keys. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
