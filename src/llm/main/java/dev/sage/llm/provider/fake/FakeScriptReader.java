package dev.sage.llm.provider.fake;

import dev.sage.llm.FinishReason;
import dev.sage.llm.LlmError;
import dev.sage.llm.Usage;
import dev.sage.llm.provider.fake.FakeScript.Rule;
import dev.sage.llm.provider.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a script's JSON; whatever it does not know is an error with its place. Stateless. */
final class FakeScriptReader {

  private record Condition(@Nullable String model, @Nullable String contains) {}

  private FakeScriptReader() {}

  static FakeScript script(@Nullable JsonNode json) {
    var root = object(json, "the script");
    known(root, "the script", "seed", "answers");
    long seed = root.has("seed") ? number(root.path("seed"), "seed") : 1;
    var rules = new LinkedHashMap<Condition, List<FakeAnswer>>();
    int index = 0;
    for (var answer : array(root.path("answers"), "answers")) {
      var place = "answers[" + index++ + "]";
      known(object(answer, place), place, "model", "contains", "steps");
      var condition =
          new Condition(
              optionalText(answer, place, "model"), optionalText(answer, place, "contains"));
      rules.computeIfAbsent(condition, _ -> new ArrayList<>()).add(answer(answer, place));
    }
    return new FakeScript(
        seed,
        rules.entrySet().stream()
            .map(rule -> new Rule(rule.getKey().model(), rule.getKey().contains(), rule.getValue()))
            .toList());
  }

  private static FakeAnswer answer(JsonNode json, String place) {
    var answer = FakeAnswer.builder();
    int index = 0;
    for (var step : array(json.path("steps"), place + ".steps")) {
      step(object(step, place), place + ".steps[" + index++ + "]", answer);
    }
    return answer.build();
  }

  private static void step(JsonNode step, String place, FakeAnswer.Builder answer) {
    known(step, place, "say", "think", "call", "wait", "fail", "usage", "finish");
    if (step.size() != 1) {
      throw wrong(place, "has " + step.size() + " fields; a step has exactly one");
    }
    var field = step.properties().iterator().next();
    var value = field.getValue();
    var inside = place + "." + field.getKey();
    switch (field.getKey()) {
      case "say" -> answer.say(text(value, inside));
      case "think" -> answer.think(text(value, inside));
      case "call" -> call(object(value, inside), inside, answer);
      case "wait" -> answer.pause(Duration.ofMillis(number(value, inside)));
      case "fail" -> answer.fail(error(object(value, inside), inside));
      case "usage" -> answer.usage(usage(object(value, inside), inside));
      default -> answer.finish(constant(FinishReason.values(), text(value, inside), inside));
    }
  }

  private static void call(JsonNode json, String place, FakeAnswer.Builder answer) {
    known(json, place, "id", "name", "arguments");
    var arguments = json.path("arguments");
    answer.call(
        text(json.path("id"), place + ".id"),
        text(json.path("name"), place + ".name"),
        // Text is taken as it is, so that arguments that are no JSON can be tried.
        arguments.isString()
            ? arguments.stringValue()
            : arguments.isMissingNode() ? "{}" : Json.string(arguments));
  }

  private static LlmError error(JsonNode json, String place) {
    known(json, place, "kind", "message", "retryAfter", "status");
    var kind =
        constant(LlmError.Kind.values(), text(json.path("kind"), place + ".kind"), place + ".kind");
    var message = optionalText(json, place, "message");
    var error = LlmError.of(kind, "", null, message == null ? kind.description() : message);
    if (json.has("retryAfter")) {
      error =
          error.withRetryAfter(
              Duration.ofMillis(number(json.path("retryAfter"), place + ".retryAfter")));
    }
    return json.has("status")
        ? error.withHttpStatus((int) number(json.path("status"), place + ".status"))
        : error;
  }

  private static Usage usage(JsonNode json, String place) {
    known(json, place, "input", "cacheRead", "cacheWrite", "output", "reasoning");
    return new Usage(
        count(json, place, "input"),
        count(json, place, "cacheRead"),
        count(json, place, "cacheWrite"),
        count(json, place, "output"),
        count(json, place, "reasoning"),
        Json.string(json));
  }

  private static @Nullable Long count(JsonNode json, String place, String field) {
    return json.has(field) ? (Long) number(json.path(field), place + "." + field) : null;
  }

  private static <E extends Enum<E>> E constant(E[] all, String name, String place) {
    for (var each : all) {
      if (each.name().toLowerCase(Locale.ROOT).equals(name)) {
        return each;
      }
    }
    var names = Arrays.stream(all).map(each -> each.name().toLowerCase(Locale.ROOT)).toList();
    throw wrong(
        place, "is \"" + name + "\", which is unknown. Known are: " + String.join(", ", names));
  }

  private static JsonNode object(@Nullable JsonNode json, String place) {
    if (json == null || !json.isObject()) {
      throw wrong(place, "is no JSON object");
    }
    return json;
  }

  private static JsonNode array(JsonNode json, String place) {
    if (!json.isArray()) {
      throw wrong(place, "is no list");
    }
    return json;
  }

  private static String text(JsonNode json, String place) {
    if (!json.isString()) {
      throw wrong(place, "is no text");
    }
    return json.stringValue();
  }

  private static @Nullable String optionalText(JsonNode json, String place, String field) {
    return json.has(field) ? text(json.path(field), place + "." + field) : null;
  }

  private static long number(JsonNode json, String place) {
    if (!json.isIntegralNumber() || !json.canConvertToLong() || json.longValue() < 0) {
      throw wrong(place, "is no whole number from 0 on");
    }
    return json.longValue();
  }

  private static void known(JsonNode json, String place, String... fields) {
    var names = Set.of(fields);
    for (var field : json.properties()) {
      if (!names.contains(field.getKey())) {
        throw wrong(
            place,
            "has the unknown field \""
                + field.getKey()
                + "\". Known are: "
                + String.join(", ", fields));
      }
    }
  }

  private static IllegalArgumentException wrong(String place, String what) {
    return new IllegalArgumentException(place + " " + what + ".");
  }
}
