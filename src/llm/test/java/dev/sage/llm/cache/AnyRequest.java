package dev.sage.llm.cache;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Content;
import dev.sage.llm.Message;
import dev.sage.llm.Reasoning;
import dev.sage.llm.Role;
import dev.sage.llm.Timeouts;
import dev.sage.llm.ToolChoice;
import dev.sage.llm.ToolSpec;
import dev.sage.llm.provider.json.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Requests of all kinds, the same for the same seed. */
final class AnyRequest {

  private static final String[] LETTERS = {
    "a", "Z", "0", " ", "\"", "\\", "\n", "\t", "\u0001", "\b", "\f", "\r", "/", "é", "ß", "Ω", "漢",
    "\u2028", "\uE000", "🦄", "\u007f", "€"
  };

  private final Random random;

  AnyRequest(Random random) {
    this.random = random;
  }

  ChatRequest request() {
    var builder = ChatRequest.builder("fake/" + text(6));
    for (int i = random.nextInt(4); i >= 0; i--) {
      builder.message(message());
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      builder.tool(tool("tool_" + i));
    }
    builder
        .toolChoice(maybe(this::toolChoice))
        .responseSchema(maybe(this::schema))
        .schemaName(maybe(() -> text(4)))
        .schemaStrict(maybe(random::nextBoolean))
        .temperature(maybe(() -> random.nextInt(20) / 10.0))
        .topP(maybe(random::nextDouble))
        .maxTokens(maybe(() -> random.nextInt(100_000)))
        .seed(maybe(random::nextLong))
        .reasoning(maybe(this::reasoning))
        .timeouts(maybe(() -> Timeouts.DEFAULT.withTotal(Duration.ofSeconds(9))))
        .requestId(maybe(() -> text(5)))
        .cache(maybe(() -> CacheMode.READ_THROUGH))
        .stop(List.of("a", "b").subList(0, random.nextInt(3)));
    for (int i = random.nextInt(3); i > 0; i--) {
      builder.extra(text(4) + i, value(3)).header("X-" + i, text(3));
    }
    return builder.build();
  }

  private Message message() {
    List<Content> content = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      content.add(part());
    }
    return new Message(List.of(Role.values()).get(random.nextInt(4)), content);
  }

  private Content part() {
    return switch (random.nextInt(8)) {
      case 6 -> new Content.Extra("{\"b\": 1, \"a\": 2}", Content.Extra.Place.BEFORE);
      case 0 -> new Content.Media("image/png", "AAAA", null, maybe(() -> text(4)));
      case 1 -> new Content.Media("image/png", null, URI.create("https://e.test/a?b=1"), null);
      case 2 -> new Content.Reasoning(text(10), maybe(() -> "{\"b\": 1, \"a\": 2}"));
      case 3 -> new Content.ToolCall(text(4), "tool_1", "{\"b\": 1}");
      case 4 -> new Content.ToolResult(text(4), text(10), random.nextBoolean());
      case 5 -> new Content.CachePoint(null);
      default -> new Content.Text(text(40));
    };
  }

  private ToolSpec tool(String name) {
    return new ToolSpec(
        name, text(20), schema(), maybe(random::nextBoolean), maybe(() -> "{\"b\": 1}"));
  }

  private ToolChoice toolChoice() {
    return switch (random.nextInt(4)) {
      case 0 -> ToolChoice.AUTO;
      case 1 -> ToolChoice.NONE;
      case 2 -> ToolChoice.REQUIRED;
      default -> new ToolChoice.Named("tool_1");
    };
  }

  private Reasoning reasoning() {
    return random.nextBoolean() ? Reasoning.effort("high") : Reasoning.budget(1024);
  }

  private String schema() {
    return Json.string(Json.of(Map.of("type", "object", text(3), value(2), "x", value(1))));
  }

  /** A value of Java as a request's further fields may have it. */
  Object value(int depth) {
    return switch (random.nextInt(depth > 0 ? 12 : 10)) {
      case 0 -> random.nextInt();
      case 1 -> random.nextInt(1000) / 8.0;
      case 2 -> random.nextBoolean();
      case 3 -> random.nextLong() >> 12;
      case 4 -> (short) random.nextInt(1000);
      case 5 -> (byte) random.nextInt(100);
      case 6 -> random.nextInt(1000) / 8f;
      case 7 -> BigInteger.valueOf(random.nextInt());
      case 8 -> new BigDecimal(BigInteger.valueOf(random.nextInt()), 3);
      case 9 -> text(8);
      case 10 -> List.of(value(depth - 1), value(depth - 1));
      default -> {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
          map.put(text(3) + i, value(depth - 1));
        }
        yield map;
      }
    };
  }

  String text(int most) {
    var text = new StringBuilder();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      text.append(LETTERS[random.nextInt(LETTERS.length)]);
    }
    return text.toString();
  }

  <T> @Nullable T maybe(Supplier<T> value) {
    return random.nextBoolean() ? value.get() : null;
  }
}
