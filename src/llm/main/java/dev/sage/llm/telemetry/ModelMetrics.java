package dev.sage.llm.telemetry;

import dev.sage.llm.LlmError;
import java.util.Map;

/**
 * What the calls to one model came to. Counts have all calls; distributions only those that were
 * completed, in nanoseconds. Immutable, thread-safe.
 *
 * @param provider the provider's name
 * @param model the model that was asked for
 * @param completed calls with an answer of the provider
 * @param failed calls that failed, cancelled ones not counted
 * @param cancelled calls that the program cancelled
 * @param cached calls that a cache of this program answered; nothing else of them is counted, for
 *     no provider worked for them
 * @param errors failed and cancelled calls by kind
 * @param retries attempts that were followed by another
 * @param tokens as the providers counted them, of all calls that said so
 * @param stalls gaps over 250 ms and over five times the median of their call
 * @param ttfb time to the first byte
 * @param ttft time to the first token
 * @param ttfo time to the first visible text
 * @param e2e from the request sent to the end
 * @param queue from the program's wish to the request sent, earlier attempts included
 * @param tpot time per output token after the first
 * @param gap between consecutive frames with content, of all calls together
 */
public record ModelMetrics(
    String provider,
    String model,
    long completed,
    long failed,
    long cancelled,
    long cached,
    Map<LlmError.Kind, Long> errors,
    long retries,
    Tokens tokens,
    long stalls,
    Distribution ttfb,
    Distribution ttft,
    Distribution ttfo,
    Distribution e2e,
    Distribution queue,
    Distribution tpot,
    Distribution gap) {

  /** Takes a copy of the errors. */
  public ModelMetrics {
    errors = Map.copyOf(errors);
  }

  /**
   * Sums of tokens; 0 where no provider counted any.
   *
   * @param input all input tokens, cached ones included
   * @param cacheRead input tokens read from providers' prompt caches
   * @param cacheWrite input tokens written to them
   * @param output all output tokens, reasoning included
   * @param reasoning reasoning tokens, part of {@code output}
   */
  public record Tokens(long input, long cacheRead, long cacheWrite, long output, long reasoning) {}
}
