package dev.sage.llm.provider.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sage.llm.recording.Recorded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class JsonScannerTest {

  private final JsonScanner in = new JsonScanner();

  private boolean valid(byte[] text) {
    try {
      in.reset(text, 0, text.length);
      in.skip();
      in.finish();
      return true;
    } catch (JsonSyntaxException notJson) {
      return false;
    }
  }

  /** Reads a text with the scanner into the tree that Jackson makes of it. */
  private static JsonNode tree(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    var scanner = new JsonScanner();
    scanner.reset(bytes, 0, bytes.length);
    JsonNode tree = value(scanner, bytes);
    scanner.finish();
    return tree;
  }

  private static JsonNode value(JsonScanner in, byte[] bytes) {
    if (in.peek() == '{') {
      ObjectNode object = Json.object();
      in.object();
      while (in.field()) {
        String name = name(in);
        object.set(name, inner(in, bytes));
      }
      return object;
    }
    if (in.peek() == '[') {
      ArrayNode array = Oracle.MAPPER.createArrayNode();
      in.array();
      while (in.element()) {
        array.add(inner(in, bytes));
      }
      return array;
    }
    var slice = new JsonSlice();
    in.value(slice);
    String text = in.text(slice);
    return slice.isString()
        ? Oracle.MAPPER.getNodeFactory().stringNode(text)
        : Oracle.MAPPER.readTree(text);
  }

  private static JsonNode inner(JsonScanner in, byte[] bytes) {
    var slice = new JsonSlice();
    in.value(slice);
    int quotes = slice.isString() ? 1 : 0;
    var scanner = new JsonScanner();
    scanner.reset(bytes, slice.from() - quotes, slice.to() + quotes);
    return value(scanner, bytes);
  }

  private static final List<String> NAMES = List.of("a", "bb", "é", "\n", "c\"", "longer name", "");

  private static String name(JsonScanner in) {
    int found = in.name(JsonNames.of("a", "bb", "é", "\n", "c\"", "longer name"));
    return found < 0 ? "" : NAMES.get(found);
  }

  @Test
  void reads_what_jackson_reads() {
    var random = new Random(42);
    for (int round = 0; round < 5_000; round++) {
      JsonNode made = make(random, 4);
      String text = spaced(made.toString(), random);
      assertThat(tree(text)).as(text).isEqualTo(Oracle.MAPPER.readTree(text));
    }
  }

  private static JsonNode make(Random random, int depth) {
    var nodes = Oracle.MAPPER.getNodeFactory();
    return switch (random.nextInt(depth == 0 ? 5 : 7)) {
      case 0 -> nodes.nullNode();
      case 1 -> nodes.booleanNode(random.nextBoolean());
      case 2 -> nodes.numberNode(random.nextInt());
      case 3 -> nodes.numberNode(java.math.BigDecimal.valueOf(random.nextLong(), 7));
      case 4 -> nodes.stringNode(string(random));
      case 5 -> {
        ArrayNode array = Oracle.MAPPER.createArrayNode();
        for (int i = random.nextInt(4); i > 0; i--) {
          array.add(make(random, depth - 1));
        }
        yield array;
      }
      default -> {
        ObjectNode object = Json.object();
        for (int i = random.nextInt(4); i > 0; i--) {
          object.set(NAMES.get(random.nextInt(NAMES.size())), make(random, depth - 1));
        }
        yield object;
      }
    };
  }

  private static String string(Random random) {
    String[] atoms = {
      "a", "\"", "\\", "\n", "\t", "é", "漢", "😀", " ", "/", "\u2028", "x".repeat(20)
    };
    var text = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      text.append(atoms[random.nextInt(atoms.length)]);
    }
    return text.toString();
  }

  /** Puts white space between tokens and writes some characters as escapes. */
  private static String spaced(String json, Random random) {
    var text = new StringBuilder();
    boolean inString = false;
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (c == '"' && !escapedAt(json, i)) {
        inString = !inString;
      }
      boolean plain = c != '"' && c != '\\' && !escapedAt(json, i) && !Character.isSurrogate(c);
      if (inString && plain && c >= ' ' && random.nextInt(6) == 0) {
        text.append(String.format("\\u%04x", (int) c));
      } else {
        text.append(c);
      }
      if (!inString && "{}[],:".indexOf(c) >= 0 && random.nextInt(3) == 0) {
        text.append(" \n\t\r".charAt(random.nextInt(4)));
      }
    }
    return text.toString();
  }

  private static boolean escapedAt(String text, int at) {
    int slashes = 0;
    for (int i = at - 1; i >= 0 && text.charAt(i) == '\\'; i--) {
      slashes++;
    }
    return slashes % 2 == 1;
  }

  @Test
  void keeps_half_a_surrogate_pair_so_that_pieces_join() {
    assertThat(tree("\"\\ud83d\"").stringValue() + tree("\"\\ude00\"").stringValue())
        .isEqualTo("😀");
  }

  @Test
  void says_where_the_text_stops_being_json() {
    byte[] text = "{\"a\":}".getBytes(UTF_8);
    in.reset(text, 0, text.length);
    assertThatThrownBy(in::skip)
        .isInstanceOf(JsonSyntaxException.class)
        .hasMessage("no value at byte 5");
  }

  @Test
  void refuses_a_text_cut_off_anywhere() {
    String text = "{\"a\":[1,-2.5e+3,true,null,\"x\\u00e9\\n\"],\"b\":{\"c\":\"\"}}";
    assertThat(valid(text.getBytes(UTF_8))).isTrue();
    for (int i = 0; i < text.length(); i++) {
      assertThat(valid(text.substring(0, i).getBytes(UTF_8))).as(text.substring(0, i)).isFalse();
    }
  }

  @Test
  void refuses_nesting_without_end() {
    assertThat(valid("[".repeat(100_000).getBytes(UTF_8))).isFalse();
  }

  @TestFactory
  Stream<DynamicTest> follows_the_json_parsing_test_suite() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    try (Stream<Path> files = Files.list(Recorded.folder("json").resolve("test_parsing"))) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        Map<Character, Boolean> answers = Map.of('y', true, 'n', false);
        Boolean answer = answers.get(name.charAt(0));
        // Bytes that are no UTF-8 become U+FFFD inside strings, so these are read.
        if (answer != null && !name.contains("utf-8") && !name.contains("utf8")) {
          tests.add(
              DynamicTest.dynamicTest(
                  name, () -> assertThat(valid(Files.readAllBytes(file))).isEqualTo(answer)));
        }
      }
    }
    return tests.stream();
  }
}
