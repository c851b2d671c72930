package dev.sage.llm.telemetry.otel;

import io.opentelemetry.api.common.AttributeKey;

/**
 * The names that are Sage's own, for what the GenAI conventions have none: all begin with {@code
 * sage.}. Beside them the one name that is taken from the HTTP conventions.
 */
final class SageNames {

  /** Our id of the call, as stores and logs have it. */
  static final AttributeKey<String> CALL_ID = AttributeKey.stringKey("sage.call.id");

  /** The provider's id of the last request, from its headers. */
  static final AttributeKey<String> REQUEST_ID = AttributeKey.stringKey("sage.request_id");

  /** How many requests were sent. */
  static final AttributeKey<Long> ATTEMPTS = AttributeKey.longKey("sage.attempts");

  /** From the program's wish to the first byte of the last request, seconds. */
  static final AttributeKey<Double> QUEUE_TIME = AttributeKey.doubleKey("sage.queue_time");

  /** From the first byte of the last request to the first token of any kind, seconds. */
  static final AttributeKey<Double> FIRST_TOKEN =
      AttributeKey.doubleKey("sage.time_to_first_token");

  /** From there to the last token of any kind, seconds. */
  static final AttributeKey<Double> LAST_TOKEN = AttributeKey.doubleKey("sage.time_to_last_token");

  /** Whether a cache of the program answered. */
  static final AttributeKey<Boolean> CACHED = AttributeKey.booleanKey("sage.cached");

  /** Of the last response (semantic conventions for HTTP). */
  static final AttributeKey<Long> HTTP_STATUS = AttributeKey.longKey("http.response.status_code");

  /** The event of another attempt; it has what became of the one before. */
  static final String RETRY_EVENT = "sage.retry";

  /** Which attempt failed, from 1. */
  static final AttributeKey<Long> RETRY_ATTEMPT = AttributeKey.longKey("sage.retry.attempt");

  /** How long was waited then, seconds. */
  static final AttributeKey<Double> RETRY_DELAY = AttributeKey.doubleKey("sage.retry.delay");

  private SageNames() {}
}
