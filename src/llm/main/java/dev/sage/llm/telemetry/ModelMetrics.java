package dev.sage.llm.telemetry;

import dev.sage.llm.LlmError;
import java.math.BigDecimal;
import java.util.Map;
import java.util.OptionalDouble;

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
 * @param cost what those calls came to, by the prices that {@link Metrics} was made with
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
    Cost cost,
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
   * How many of all calls that came to an end by themselves failed: cancelled ones and a program's
   * own cache are left out.
   *
   * @return from 0 to 1; empty where no call ended
   */
  public OptionalDouble errorRate() {
    return share(failed, completed + failed);
  }

  /**
   * How much of the input the providers read from their prompt caches.
   *
   * @return from 0 to 1; empty where no input was counted
   */
  public OptionalDouble cacheRate() {
    return share(tokens.cacheRead, tokens.input);
  }

  private static OptionalDouble share(long part, long whole) {
    return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
  }

  /**
   * What calls cost. A failed call costs what the provider counted before it failed.
   *
   * @param dollars the sum, in US dollars, of the calls whose cost is known
   * @param known of how many calls it is
   * @param unknown calls with counted tokens whose price is not known; not in the sum
   */
  public record Cost(BigDecimal dollars, long known, long unknown) {}

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
