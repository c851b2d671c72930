package dev.sage.llm.call;

import dev.sage.llm.LlmError;
import dev.sage.llm.telemetry.AttemptRecord;
import dev.sage.llm.telemetry.CallRecord;
import dev.sage.llm.telemetry.CallStart;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * The lines that a call writes at level debug, with keys and values: names, numbers and kinds;
 * never a text of a request or an answer, a header or a key. Stateless.
 */
final class CallLog {

  private static final Logger LOG = LoggerFactory.getLogger("dev.sage.llm.call");

  private CallLog() {}

  static boolean on() {
    return LOG.isDebugEnabled();
  }

  static void started(CallStart start) {
    LOG.atDebug()
        .addKeyValue("provider", start.provider())
        .addKeyValue("model", start.model())
        .addKeyValue("api", start.wireFormat())
        .addKeyValue("streaming", start.streaming())
        .log("call started");
  }

  static void attempt(int number) {
    LOG.atDebug().addKeyValue("attempt", number).log("attempt started");
  }

  static void attemptEnded(AttemptRecord attempt) {
    var line =
        LOG.atDebug()
            .addKeyValue("attempt", attempt.number())
            .addKeyValue("httpStatus", attempt.httpStatus())
            .addKeyValue("providerRequestId", attempt.providerRequestId());
    withError(line, attempt.error()).log("attempt ended");
  }

  static void retry(int attempt, Duration delay, LlmError error) {
    var line =
        LOG.atDebug().addKeyValue("attempt", attempt).addKeyValue("delayMs", delay.toMillis());
    withError(line, error).log("another attempt follows");
  }

  static void ended(CallRecord record) {
    var line =
        LOG.atDebug()
            .addKeyValue("attempts", record.attempts().size())
            .addKeyValue("finishReason", record.rawFinishReason())
            .addKeyValue("inputTokens", record.usage().input())
            .addKeyValue("outputTokens", record.usage().output())
            .addKeyValue("endMs", record.timings().end() / 1_000_000);
    withError(line, record.error()).log("call ended");
  }

  private static LoggingEventBuilder withError(LoggingEventBuilder line, @Nullable LlmError error) {
    return error == null ? line : line.addKeyValue("error", error.kind().json());
  }
}
