package dev.sage.console.streams.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The figures of a call in milliseconds, reckoned from what {@code sage show --json} says of its
 * frames ({@code t} and {@code text}) and from nothing else; NaN where they are not known.
 *
 * @param firstRead whether the first frame was whole with the first read, so that its time is that
 *     of the first byte
 */
record RawFigures(
    boolean firstRead,
    double ttfb,
    double ttft,
    double ttfo,
    double last,
    double tpot,
    double medianGap,
    double longestGap,
    int stalls,
    double tokensPerFrame,
    double end) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  static RawFigures of(JsonNode call) {
    String api = call.path("api").asString();
    List<Double> tokens = new ArrayList<>();
    double first = Double.NaN;
    double visible = Double.NaN;
    double end = Double.NaN;
    long output = -1;
    boolean firstRead = true;
    for (JsonNode frame : call.path("frames")) {
      double t = frame.path("t").asLong() / 1e6;
      JsonNode event = data(frame.path("text").asString());
      boolean seen = seen(api, event);
      if (Double.isNaN(first)) {
        first = t;
        firstRead = frame.path("read").asInt() == 0;
      }
      if (seen || unseen(api, event)) {
        tokens.add(t);
      }
      visible = Double.isNaN(visible) && seen ? t : visible;
      output = Math.max(output, output(api, event));
      end = t;
    }
    return of(tokens, firstRead, first, visible, output, end);
  }

  private static RawFigures of(
      List<Double> tokens,
      boolean firstRead,
      double first,
      double visible,
      long output,
      double end) {
    double begun = tokens.isEmpty() ? Double.NaN : tokens.getFirst();
    double last = tokens.isEmpty() ? Double.NaN : tokens.getLast();
    double[] gaps = new double[Math.max(0, tokens.size() - 1)];
    for (int i = 0; i < gaps.length; i++) {
      gaps[i] = tokens.get(i + 1) - tokens.get(i);
    }
    Arrays.sort(gaps);
    double median =
        gaps.length == 0 ? Double.NaN : (gaps[gaps.length / 2] + gaps[(gaps.length - 1) / 2]) / 2;
    return new RawFigures(
        firstRead,
        first,
        begun,
        visible,
        last,
        output > 1 && last > begun ? (last - begun) / (output - 1) : Double.NaN,
        median,
        gaps.length == 0 ? Double.NaN : gaps[gaps.length - 1],
        (int) Arrays.stream(gaps).filter(gap -> gap > Math.max(250, 5 * median)).count(),
        tokens.isEmpty() ? Double.NaN : (double) output / tokens.size(),
        end);
  }

  /** The lines of an event that begin with data, a line of JSON, an element of an array. */
  private static JsonNode data(String text) {
    String data =
        text.lines()
            .filter(line -> line.startsWith("data:"))
            .map(line -> line.substring("data:".length()).stripLeading())
            .collect(Collectors.joining("\n"));
    String json = data.isEmpty() ? text.strip().replaceAll("^[\\[,]\\s*|\\s*[\\],]$", "") : data;
    try {
      return JSON.readTree(json);
    } catch (JacksonException noJson) {
      return JSON.createObjectNode();
    }
  }

  private static boolean said(JsonNode node) {
    return node.isString() ? !node.asString().isEmpty() : node.isArray() && !node.isEmpty();
  }

  /** Whether it bears text that is no reasoning. */
  private static boolean seen(String api, JsonNode event) {
    return switch (api) {
      case "openai-chat" -> said(delta(event).path("content"));
      case "openai-responses" ->
          type(event).equals("response.output_text.delta") && said(event.path("delta"));
      case "anthropic-messages" -> said(event.path("delta").path("text"));
      case "gemini" ->
          parts(event).stream()
              .anyMatch(part -> said(part.path("text")) && !part.path("thought").asBoolean(false));
      case "ollama" -> said(event.path("message").path("content"));
      default -> throw new IllegalArgumentException(api);
    };
  }

  /** Whether it bears reasoning or arguments of a tool call. */
  private static boolean unseen(String api, JsonNode event) {
    return switch (api) {
      case "openai-chat" ->
          said(delta(event).path("reasoning_content"))
              || said(delta(event).path("reasoning"))
              || said(delta(event).path("tool_calls").path(0).path("function").path("arguments"));
      case "openai-responses" ->
          (type(event).matches("response\\.reasoning.*\\.delta")
                  || type(event).equals("response.function_call_arguments.delta"))
              && said(event.path("delta"));
      case "anthropic-messages" ->
          said(event.path("delta").path("thinking"))
              || said(event.path("delta").path("partial_json"));
      case "gemini" ->
          parts(event).stream()
              .anyMatch(part -> said(part.path("text")) || part.has("functionCall"));
      case "ollama" ->
          said(event.path("message").path("thinking"))
              || said(event.path("message").path("tool_calls"));
      default -> throw new IllegalArgumentException(api);
    };
  }

  private static JsonNode delta(JsonNode event) {
    return event.path("choices").path(0).path("delta");
  }

  private static String type(JsonNode event) {
    return event.path("type").asString("");
  }

  private static List<JsonNode> parts(JsonNode event) {
    JsonNode parts = event.path("candidates").path(0).path("content").path("parts");
    return StreamSupport.stream(parts.spliterator(), false).toList();
  }

  private static long output(String api, JsonNode event) {
    return switch (api) {
      case "openai-chat" -> event.path("usage").path("completion_tokens").asLong(-1);
      case "openai-responses" ->
          event.path("response").path("usage").path("output_tokens").asLong(-1);
      case "anthropic-messages" -> event.path("usage").path("output_tokens").asLong(-1);
      case "gemini" -> {
        JsonNode usage = event.path("usageMetadata");
        long candidates = usage.path("candidatesTokenCount").asLong(-1);
        yield candidates < 0 ? -1 : candidates + usage.path("thoughtsTokenCount").asLong(0);
      }
      case "ollama" -> event.path("eval_count").asLong(-1);
      default -> throw new IllegalArgumentException(api);
    };
  }
}
