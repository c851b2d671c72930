package dev.sage.workbench.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sage.workbench.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is read of a body is written again, whatever stands in it. */
class WireRoundTripTest {
  private static final int BODIES = 300;
  private static final Map<String, String> OTHER_NAMES =
      Map.of("reasoningEffort", "reasoning", "maxCompletionTokens", "maxTokens");

  private static JsonNode pieces() {
    try (InputStream in =
        Objects.requireNonNull(WireRoundTripTest.class.getResourceAsStream("bodies.json"))) {
      return Json.MAPPER.readTree(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String turns(String api) {
    return switch (api) {
      case "openai-responses" -> "input";
      case "gemini" -> "contents";
      default -> "messages";
    };
  }

  /** Each piece by itself, so that what fails has a name. */
  @TestFactory
  Stream<DynamicTest> each_piece_of_a_body_is_read_and_written_again() {
    List<DynamicTest> tests = new ArrayList<>();
    for (var format : pieces().properties()) {
      String api = format.getKey();
      JsonNode all = format.getValue();
      for (JsonNode turn : all.path("turns")) {
        tests.add(test(api, Json.object().set(turns(api), turn)));
      }
      for (JsonNode tool : all.path("tools")) {
        tests.add(test(api, Json.object().set("tools", Json.array().add(tool))));
      }
      all.path("fields").forEach(field -> tests.add(test(api, field)));
    }
    return tests.stream();
  }

  private static DynamicTest test(String api, JsonNode body) {
    return DynamicTest.dynamicTest(api + ": " + body, () -> SameBody.again(api, body));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"openai-chat", "openai-responses", "anthropic-messages", "gemini", "ollama"})
  void bodies_of_any_such_pieces_are(String api) {
    JsonNode pieces = pieces().path(api);
    for (int seed = 0; seed < BODIES; seed++) {
      JsonNode body = any(api, pieces, new Random(seed));
      try {
        SameBody.again(api, body);
      } catch (RuntimeException | AssertionError failed) {
        throw new AssertionError("of seed " + seed + ": " + body, failed);
      }
    }
  }

  private static JsonNode any(String api, JsonNode pieces, Random random) {
    ObjectNode body = Json.object();
    ArrayNode turns = body.putArray(turns(api));
    // Each at most once, since their calls have ids.
    List<JsonNode> some = new ArrayList<>(pieces.path("turns").valueStream().toList());
    Collections.shuffle(some, random);
    some.subList(0, 1 + random.nextInt(Math.min(6, some.size())))
        .forEach(turn -> turns.addAll((ArrayNode) turn));
    ArrayNode tools = Json.array();
    pieces.path("tools").forEach(tool -> (random.nextBoolean() ? tools : Json.array()).add(tool));
    if (!tools.isEmpty()) {
      body.set("tools", tools);
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      ObjectNode field = (ObjectNode) one(pieces.path("fields"), random);
      // Nobody says the same twice, in two ways.
      if (Collections.disjoint(names(body), names(field))) {
        body.setAll(field);
      }
    }
    return body;
  }

  private static Collection<String> names(ObjectNode body) {
    return GeminiNames.camel(body).propertyNames().stream()
        .map(name -> OTHER_NAMES.getOrDefault(name, name))
        .toList();
  }

  private static JsonNode one(JsonNode list, Random random) {
    return list.path(random.nextInt(list.size()));
  }

  @Test
  void what_was_recorded_of_providers_is() throws IOException {
    String recorded = System.getProperty("sage.recorded", "");
    assumeTrue(!recorded.isEmpty(), "no recorded traffic: -Dsage.recorded names none");
    List<String> failed = new ArrayList<>();
    int bodies = 0;
    try (Stream<Path> cases = Files.list(Path.of(recorded, "providers"))) {
      for (Path each : cases.sorted().toList()) {
        JsonNode meta = Json.MAPPER.readTree(Files.readAllBytes(each.resolve("meta.json")));
        String api = meta.path("api").asString("");
        if (!meta.path("request").isObject() || pieces().path(api).isMissingNode()) {
          continue;
        }
        bodies++;
        try {
          SameBody.again(api, meta.path("request"));
        } catch (RuntimeException | AssertionError different) {
          failed.add(each.getFileName() + ": " + different.getMessage());
        }
      }
    }
    assertThat(failed).isEmpty();
    assertThat(bodies).isPositive();
  }
}
