package dev.sage.workbench.log;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One line of the log, redacted. Immutable, thread-safe. What is not known is empty.
 *
 * @param number counts up within a process; 0 for a line that was read from a file
 * @param call our id of the call that it belongs to
 * @param providerCall the provider's id of the attempt that it belongs to
 * @param data names and values beside the message, in their order
 * @param error the exception with its trace
 */
public record LogLine(
    long number,
    Instant at,
    LogLevel level,
    String logger,
    String thread,
    String call,
    String providerCall,
    String message,
    Map<String, String> data,
    String error) {

  public LogLine {
    data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
  }

  /** The message with names and values, as a person reads it. */
  public String text() {
    return data.isEmpty()
        ? message
        : message
            + data.entrySet().stream()
                .map(pair -> " " + pair.getKey() + "=\"" + pair.getValue() + '"')
                .collect(Collectors.joining());
  }

  /** All of it, as a log file has it. */
  public String written() {
    return LogText.line(this);
  }

  /** How many characters it holds on to. */
  int weight() {
    int pairs = 0;
    for (var pair : data.entrySet()) {
      pairs += pair.getKey().length() + pair.getValue().length() + 100;
    }
    return message.length() + pairs + error.length() + logger.length() + thread.length() + 200;
  }
}
