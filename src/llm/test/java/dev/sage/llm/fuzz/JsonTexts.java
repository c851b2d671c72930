package dev.sage.llm.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.provider.json.Json;
import dev.sage.llm.provider.json.JsonNames;
import dev.sage.llm.provider.json.JsonScanner;
import dev.sage.llm.provider.json.JsonSlice;
import dev.sage.llm.provider.json.JsonSyntaxException;
import dev.sage.llm.provider.json.Oracle;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/** JSON: our scanner takes what Jackson takes, and reads the same out of it. */
final class JsonTexts {

  private static final Pattern LONE_SURROGATE = Pattern.compile("\\\\u[dD][89a-fA-F]");

  private JsonTexts() {}

  static void scanner(byte[] bytes) {
    boolean valid = valid(bytes);
    String text = text(bytes);
    if (text == null || text.startsWith("\uFEFF")) {
      return; // no UTF-8 is our own business, and a byte order mark the readers'
    }
    List<String> tokens = tokens(text);
    if (tokens == null && LONE_SURROGATE.matcher(text).find()) {
      return; // Jackson refuses half a pair in some places; ours has to stay until the rest comes
    }
    assertThat(valid).as("Jackson reads %s", tokens).isEqualTo(tokens != null);
    if (tokens != null) {
      var in = new JsonScanner();
      in.reset(bytes, 0, bytes.length);
      Iterator<String> expected = tokens.iterator();
      value(in, expected);
      in.finish();
      assertThat(expected).isExhausted();
    }
  }

  /** What is read is written again, and then read as the same. */
  static void tree(byte[] bytes) {
    JsonNode tree = Json.tree(bytes, 0, bytes.length);
    if (tree == null) {
      return;
    }
    String written = Json.string(tree);
    JsonNode again = Json.tree(written);
    // As text: 1e0 is written as 1, which is another kind of node.
    assertThat(again).isNotNull();
    assertThat(Json.string(Objects.requireNonNull(again))).isEqualTo(written);
    assertThat(Json.text(tree, "a")).isNotEqualTo("");
    Long count = Json.count(tree, "a");
    assertThat(count == null || count >= 0).isTrue();
    assertThat(Json.label(tree, "a")).isNotEqualTo("");
  }

  private static boolean valid(byte[] bytes) {
    var in = new JsonScanner();
    try {
      in.reset(bytes, 0, bytes.length);
      in.skip();
      in.finish();
      return true;
    } catch (JsonSyntaxException notJson) {
      assertThat(notJson.getMessage()).isNotBlank();
      return false;
    }
  }

  private static @Nullable String text(byte[] bytes) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException notUtf8) {
      return null;
    }
  }

  /** The tokens of one value, or null where the text is none. */
  private static @Nullable List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    int depth = 0;
    try (JsonParser in = Oracle.MAPPER.createParser(text)) {
      for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
        if (depth == 0 && !tokens.isEmpty()) {
          return null;
        }
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        tokens.add(
            switch (token) {
              case PROPERTY_NAME, VALUE_STRING -> "\"" + in.getString();
              default -> in.getString();
            });
      }
    } catch (JacksonException notJson) {
      return null;
    }
    return tokens.isEmpty() ? null : tokens;
  }

  private static void value(JsonScanner in, Iterator<String> expected) {
    String token = expected.next();
    switch (in.peek()) {
      case '{' -> {
        assertThat(token).isEqualTo("{");
        in.object();
        while (in.field()) {
          name(in, expected.next().substring(1));
          value(in, expected);
        }
        assertThat(expected.next()).isEqualTo("}");
      }
      case '[' -> {
        assertThat(token).isEqualTo("[");
        in.array();
        while (in.element()) {
          value(in, expected);
        }
        assertThat(expected.next()).isEqualTo("]");
      }
      default -> {
        var slice = new JsonSlice();
        in.value(slice);
        assertThat((slice.isString() ? "\"" : "") + in.text(slice)).isEqualTo(token);
      }
    }
  }

  private static void name(JsonScanner in, String expected) {
    // An empty name is never looked for.
    int found = in.name(JsonNames.of(expected.isEmpty() ? "other" : expected));
    assertThat(found).as(expected).isEqualTo(expected.isEmpty() ? JsonNames.OTHER : 0);
  }
}
