package dev.sage.llm.telemetry.otel;

import dev.sage.llm.LlmError;
import dev.sage.llm.Timings;
import dev.sage.llm.Usage;
import dev.sage.llm.telemetry.AttemptRecord;
import dev.sage.llm.telemetry.CallRecord;
import dev.sage.llm.telemetry.CallStart;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import java.net.URI;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What calls are described by. Stateless. */
final class CallAttributes {

  private CallAttributes() {}

  /** What sampling may look at, and what every metric is grouped by. */
  static AttributesBuilder common(CallStart start) {
    var all = Attributes.builder();
    all.put(GenAi.OPERATION, "chat");
    all.put(GenAi.PROVIDER, ProviderNames.of(start.provider()));
    all.put(GenAi.REQUEST_MODEL, start.model());
    var url = start.url();
    if (url != null && url.getHost() != null) {
      all.put(GenAi.SERVER_ADDRESS, url.getHost());
      all.put(GenAi.SERVER_PORT, port(url));
    }
    return all;
  }

  /** All that is known when a call begins. */
  static Attributes atStart(CallStart start) {
    var request = start.request();
    var all = common(start);
    if (start.streaming()) {
      all.put(GenAi.STREAM, true);
    }
    if (request.responseSchema() != null) {
      all.put(GenAi.OUTPUT_TYPE, "json");
    }
    put(all, GenAi.MAX_TOKENS, request.maxTokens() == null ? null : (long) request.maxTokens());
    put(all, GenAi.SEED, request.seed());
    put(all, GenAi.TEMPERATURE, request.temperature());
    put(all, GenAi.TOP_P, request.topP());
    put(all, GenAi.TOP_K, real(request.extra().get("top_k")));
    put(all, GenAi.FREQUENCY_PENALTY, real(request.extra().get("frequency_penalty")));
    put(all, GenAi.PRESENCE_PENALTY, real(request.extra().get("presence_penalty")));
    if (request.extra().get("n") instanceof Number choices && choices.longValue() != 1) {
      all.put(GenAi.CHOICE_COUNT, choices.longValue());
    }
    if (!request.stop().isEmpty()) {
      all.put(GenAi.STOP_SEQUENCES, request.stop());
    }
    return all.build();
  }

  /** What is known when it is over. */
  static Attributes atEnd(CallRecord record) {
    var all = Attributes.builder();
    put(all, GenAi.RESPONSE_ID, record.responseId());
    put(all, GenAi.RESPONSE_MODEL, record.answeredModel());
    var reason = finishReason(record);
    if (reason != null) {
      all.put(GenAi.FINISH_REASONS, List.of(reason));
    }
    if (record.start().streaming()) {
      firstChunk(record.timings())
          .ifPresent(nanos -> all.put(GenAi.TIME_TO_FIRST_CHUNK, nanos / 1e9));
    }
    // What a stored answer cost when it was made must not be added up again.
    var usage = record.cached() ? Usage.UNKNOWN : record.usage();
    put(all, GenAi.INPUT_TOKENS, usage.input());
    put(all, GenAi.OUTPUT_TOKENS, usage.output());
    put(all, GenAi.CACHE_READ, usage.cacheRead());
    put(all, GenAi.CACHE_CREATION, usage.cacheWrite());
    put(all, GenAi.REASONING_TOKENS, usage.reasoning());
    var error = record.error();
    if (error != null) {
      all.put(GenAi.ERROR_TYPE, errorType(error));
    }
    all.put(SageNames.CACHED, record.cached());
    var attempts = record.attempts();
    if (!attempts.isEmpty()) {
      all.put(SageNames.ATTEMPTS, (long) attempts.size());
      all.put(SageNames.QUEUE_TIME, record.queueNanos() / 1e9);
      var timings = record.timings();
      put(all, SageNames.FIRST_TOKEN, seconds(timings.firstToken()));
      put(all, SageNames.LAST_TOKEN, seconds(timings.lastToken()));
      answered(all, attempts.getLast());
    }
    return all.build();
  }

  /** An attempt that failed, and after which there was another. */
  static Attributes retry(AttemptRecord failed) {
    var all = Attributes.builder();
    all.put(SageNames.RETRY_ATTEMPT, (long) failed.number());
    all.put(GenAi.PROVIDER, ProviderNames.of(failed.provider()));
    all.put(GenAi.REQUEST_MODEL, failed.model());
    answered(all, failed);
    var error = failed.error();
    if (error != null) {
      all.put(GenAi.ERROR_TYPE, errorType(error));
    }
    if (failed.delay() != null) {
      all.put(SageNames.RETRY_DELAY, failed.delay().toNanos() / 1e9);
    }
    return all.build();
  }

  private static void answered(AttributesBuilder all, AttemptRecord attempt) {
    put(
        all,
        SageNames.HTTP_STATUS,
        attempt.httpStatus() == null ? null : (long) attempt.httpStatus());
    put(all, SageNames.REQUEST_ID, attempt.providerRequestId());
  }

  /** The kinds of {@link LlmError.Kind}: {@code rate_limited}, {@code timeout} ... */
  static String errorType(LlmError error) {
    return error.kind().json();
  }

  /** The first chunk counts whatever is in it; without frames it is the first token, ns. */
  static OptionalLong firstChunk(Timings timings) {
    return timings.firstEvent() >= 0 ? OptionalLong.of(timings.firstEvent()) : timings.ttft();
  }

  private static @Nullable String finishReason(CallRecord record) {
    if (record.rawFinishReason() != null) {
      return record.rawFinishReason();
    }
    return record.finishReason() == null ? null : record.finishReason().json();
  }

  private static long port(URI url) {
    if (url.getPort() >= 0) {
      return url.getPort();
    }
    return "http".equals(url.getScheme()) ? 80 : 443;
  }

  private static @Nullable Double seconds(long nanos) {
    return nanos < 0 ? null : (Double) (nanos / 1e9);
  }

  private static @Nullable Double real(@Nullable Object value) {
    return value instanceof Number number ? (Double) number.doubleValue() : null;
  }

  private static <T> void put(AttributesBuilder all, AttributeKey<T> key, @Nullable T value) {
    if (value != null) {
      all.put(key, value);
    }
  }
}
