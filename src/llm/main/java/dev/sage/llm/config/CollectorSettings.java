package dev.sage.llm.config;

import java.net.URI;
import java.util.Set;

/**
 * Where traces and metrics go, for a program that exports them. Immutable, thread-safe.
 *
 * @param endpoint the collector's address without {@code /v1/traces}, as OTLP clients take it
 * @param headers the names of the headers that each request carries; {@link
 *     Config#collectorHeaders} has their values
 * @param contents whether prompts and answers go too
 */
public record CollectorSettings(URI endpoint, Set<String> headers, boolean contents) {

  /** Takes a copy. */
  public CollectorSettings {
    headers = Set.copyOf(headers);
  }
}
