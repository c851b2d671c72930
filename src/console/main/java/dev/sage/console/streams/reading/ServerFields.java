package dev.sage.console.streams.reading;

import dev.sage.console.streams.reading.ServerFigure.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Finds what servers say of their own time, in the fields that recorded answers have: Ollama
 * (nanoseconds, at the top of its last line), llama.cpp ({@code timings}, milliseconds), Groq and
 * who routes to it ({@code x_groq.usage} or {@code usage}, seconds), Cerebras ({@code time_info},
 * seconds); headers of OpenAI, of Envoy before several others, and of Gemini (milliseconds).
 * Stateless, thread-safe.
 */
final class ServerFields {
  private static final double NANO = 1;
  private static final double MILLI = 1e6;
  private static final double SECOND = 1e9;

  private static final Pattern GEMINI = Pattern.compile("gfet4t7; ?dur=(\\d{1,9})");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");

  private ServerFields() {}

  /** Whether a frame may say something: parsing each would cost too much. */
  static boolean possible(String data) {
    return data.contains("_duration\"") || data.contains("\"timings\"") || data.contains("_time\"");
  }

  /** What stands in the data of a frame. */
  static List<ServerFigure> in(JsonNode root) {
    List<ServerFigure> found = new ArrayList<>();
    if (root.has("done")) {
      ollama(root, found);
    }
    llamaCpp(root.path("timings"), found);
    seconds(root.path("x_groq").path("usage"), "x_groq.usage.", found);
    seconds(root.path("usage"), "usage.", found);
    seconds(root.path("time_info"), "time_info.", found);
    return found;
  }

  private static void ollama(JsonNode line, List<ServerFigure> found) {
    add(found, Name.LOAD, line, "load_duration", NANO, "");
    add(found, Name.PROMPT, line, "prompt_eval_duration", NANO, "");
    add(found, Name.OUTPUT, line, "eval_duration", NANO, "");
    add(found, Name.TOTAL, line, "total_duration", NANO, "");
    speed(
        found,
        line.path("eval_count"),
        line.path("eval_duration"),
        SECOND,
        "eval_count / eval_duration");
  }

  private static void llamaCpp(JsonNode timings, List<ServerFigure> found) {
    add(found, Name.PROMPT, timings, "prompt_ms", MILLI, "timings.");
    add(found, Name.OUTPUT, timings, "predicted_ms", MILLI, "timings.");
    add(found, Name.SPEED, timings, "predicted_per_second", 1, "timings.");
  }

  private static void seconds(JsonNode times, String path, List<ServerFigure> found) {
    add(found, Name.QUEUE, times, "queue_time", SECOND, path);
    add(found, Name.PROMPT, times, "prompt_time", SECOND, path);
    add(found, Name.OUTPUT, times, "completion_time", SECOND, path);
    add(found, Name.TOTAL, times, "total_time", SECOND, path);
    speed(
        found,
        times.path("completion_tokens"),
        times.path("completion_time"),
        1,
        path + "completion_tokens / completion_time");
  }

  private static void add(
      List<ServerFigure> found, Name name, JsonNode of, String field, double unit, String path) {
    JsonNode value = of.path(field);
    if (value.isNumber() && value.asDouble() >= 0 && Double.isFinite(value.asDouble())) {
      found.add(new ServerFigure(name, value.asDouble() * unit, path + field));
    }
  }

  private static void speed(
      List<ServerFigure> found, JsonNode tokens, JsonNode time, double second, String field) {
    if (tokens.isNumber() && time.isNumber() && time.asDouble() > 0 && tokens.asDouble() > 0) {
      found.add(new ServerFigure(Name.SPEED, tokens.asDouble() / time.asDouble() * second, field));
    }
  }

  /** What the headers of a response say, their names in lower case. */
  static Optional<ServerFigure> in(Map<String, String> headers) {
    return millis(headers, "openai-processing-ms", NUMBER)
        .or(() -> millis(headers, "x-envoy-upstream-service-time", NUMBER))
        .or(() -> millis(headers, "server-timing", GEMINI));
  }

  private static Optional<ServerFigure> millis(
      Map<String, String> headers, String name, Pattern pattern) {
    String value = headers.getOrDefault(name, "").strip().toLowerCase(Locale.ROOT);
    Matcher number = pattern.matcher(value);
    boolean there = pattern.equals(NUMBER) ? number.matches() : number.find();
    if (!there) {
      return Optional.empty();
    }
    String digits = pattern.equals(NUMBER) ? number.group() : number.group(1);
    return Optional.of(new ServerFigure(Name.PROCESSING, Double.parseDouble(digits) * MILLI, name));
  }
}
