package dev.sage.llm.cache;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sage.llm.provider.json.Json;
import dev.sage.llm.recording.Recorded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** RFC 8785, by its own examples and its rules. */
class CanonicalJsonTest {

  @Test
  void the_published_examples_come_out_byte_for_byte() throws IOException {
    Path folder = Recorded.folder("jcs");
    try (Stream<Path> inputs = Files.list(folder.resolve("input"))) {
      List<Path> files = inputs.sorted().toList();
      assertThat(files).isNotEmpty();
      for (Path input : files) {
        byte[] expected = Files.readAllBytes(folder.resolve("output").resolve(input.getFileName()));
        assertThat(CanonicalJson.of(Files.readAllBytes(input))).as("%s", input).isEqualTo(expected);
      }
    }
  }

  @Nested
  class Numbers {
    /** Appendix B of the RFC, and the edges of ECMAScript's plain notation. */
    @ParameterizedTest
    @CsvSource({
      "0, 0",
      "-0, 0",
      "-0.0, 0",
      "0e5, 0",
      "5e-324, 5e-324",
      "4.9e-324, 5e-324",
      "-5e-324, -5e-324",
      "1.7976931348623157e308, 1.7976931348623157e+308",
      "9007199254740992, 9007199254740992",
      "-9007199254740992, -9007199254740992",
      "295147905179352830000, 295147905179352830000",
      "9.999999999999997e22, 9.999999999999997e+22",
      "1e23, 1e+23",
      "1.0000000000000001e23, 1.0000000000000001e+23",
      "999999999999999700000, 999999999999999700000",
      "999999999999999900000, 999999999999999900000",
      "1e21, 1e+21",
      "9.999999999999997e-7, 9.999999999999997e-7",
      "0.000001, 0.000001",
      "333333333.3333332, 333333333.3333332",
      "333333333.33333325, 333333333.33333325",
      "333333333.3333333, 333333333.3333333",
      "-0.0000033333333333333333, -0.0000033333333333333333",
      "1424953923781206.2, 1424953923781206.2",
      "4.50, 4.5",
      "2e-3, 0.002",
      "1E30, 1e+30",
      "1.25e-7, 1.25e-7",
      "100e2, 10000",
      "123456789012345678, 123456789012345680",
      "2e-323, 2e-323",
      "1e-323, 1e-323",
    })
    void are_written_as_ecmascript_writes_them(String number, String written) {
      assertThat(CanonicalJson.of(number)).isEqualTo(written);
    }

    @Test
    void give_the_same_double_again_with_no_shorter_text() {
      var random = new Random(7);
      for (int i = 0; i < 200_000; i++) {
        double value = Double.longBitsToDouble(random.nextLong());
        if (Double.isFinite(value)) {
          String written = CanonicalJson.of(Double.toString(value));
          assertThat(Double.parseDouble(written)).isEqualTo(value == 0 ? 0.0 : value);
          assertThat(CanonicalJson.of(written)).isEqualTo(written);
        }
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e309", "-1e400", "[1e309]"})
    void beyond_a_double_are_refused(String number) {
      assertThatThrownBy(() -> CanonicalJson.of(number))
          .isInstanceOf(CanonicalJsonException.class)
          .hasMessageContaining("too large");
    }
  }

  @Nested
  class Strings {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        value = {
          "\"\\u0000\\u001F\" | \"\\u0000\\u001f\"",
          "\"\\b\\t\\n\\f\\r\" | \"\\b\\t\\n\\f\\r\"",
          "\"\\u0008\\u000A\" | \"\\b\\n\"",
          "\"\\/\\u002F\" | \"//\"",
          "\"\\u00e9 é\" | \"é é\"",
          "\"\\u0001\\n\\u00e9\" | \"\\u0001\\né\"",
          "\"a\\uD83D\\ude02b\" | \"a😂b\"",
          "\"\\u007f\" | \"\u007f\"",
        })
    void have_the_fewest_escapes(String text, String written) {
      assertThat(CanonicalJson.of(text)).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\\uD83D\"", "\"\\uDE02\\uD83D\"", "{\"\\uD800\":1}"})
    void with_half_a_surrogate_pair_are_refused(String text) {
      assertThatThrownBy(() -> CanonicalJson.of(text))
          .isInstanceOf(CanonicalJsonException.class)
          .hasMessageContaining("surrogate");
    }

    @Test
    void that_are_no_utf8_are_refused_with_their_place() {
      assertThatThrownBy(() -> CanonicalJson.of("\"abc\u00e9\"".getBytes(ISO_8859_1)))
          .isInstanceOfSatisfying(
              CanonicalJsonException.class, refused -> assertThat(refused.offset()).isEqualTo(4))
          .hasMessageContaining("UTF-8");
    }
  }

  @Nested
  class Objects {
    @Test
    void have_their_names_in_the_order_of_utf16_units() {
      // U+FB33 comes behind the surrogates of U+1F602, although its code point is smaller.
      assertThat(
              CanonicalJson.of("{\"\uFB33\":1,\"😂\":2,\"b\":{\"z\":0,\"a\":0},\"\":3,\"B\":[]}"))
          .isEqualTo("{\"\":3,\"B\":[],\"b\":{\"a\":0,\"z\":0},\"😂\":2,\"\uFB33\":1}");
    }

    @Test
    void of_any_order_have_one_form() {
      var random = new Random(11);
      for (int i = 0; i < 300; i++) {
        JsonNode value = value(random, 4);
        byte[] canonical = CanonicalJson.of(Json.bytes(value));
        assertThat(CanonicalJson.of(Json.bytes(shuffled(value, random)))).isEqualTo(canonical);
        assertThat(CanonicalJson.of(canonical)).isEqualTo(canonical);
      }
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"{\"a\":1,\"a\":1}", "{\"b\":1,\"a\":2,\"\\u0062\":3}", "[{\"\":{},\"\":0}]"})
    void with_a_name_twice_are_refused(String text) {
      assertThatThrownBy(() -> CanonicalJson.of(text))
          .isInstanceOf(CanonicalJsonException.class)
          .hasMessageContaining("twice");
    }

    private static JsonNode value(Random random, int depth) {
      return switch (random.nextInt(depth > 0 ? 6 : 4)) {
        case 0 -> Json.of(random.nextInt(1000) / 8.0);
        case 1 -> Json.of(random.nextBoolean());
        case 2 -> Json.of(null);
        case 3 -> Json.of("t\n\"é" + random.nextInt());
        case 4 -> {
          var array = Json.array();
          for (int i = random.nextInt(4); i > 0; i--) {
            array.add(value(random, depth - 1));
          }
          yield array;
        }
        default -> {
          var object = Json.object();
          for (int i = random.nextInt(6); i > 0; i--) {
            object.set("n" + (char) random.nextInt(0x20, 0xD000), value(random, depth - 1));
          }
          yield object;
        }
      };
    }

    private static JsonNode shuffled(JsonNode value, Random random) {
      if (value instanceof ObjectNode object) {
        var fields = new ArrayList<>(object.properties());
        Collections.shuffle(fields, random);
        var copy = Json.object();
        fields.forEach(field -> copy.set(field.getKey(), shuffled(field.getValue(), random)));
        return copy;
      }
      if (value.isArray()) {
        var copy = Json.array();
        value.forEach(item -> copy.add(shuffled(item, random)));
        return copy;
      }
      return value;
    }
  }

  @Nested
  class Other_texts {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          " ",
          "\uFB33",
          "\uFEC0",
          "{",
          "[1,]",
          "nul",
          "1 2",
          "{\"a\":}",
          "'a'",
          "01",
          "NaN"
        })
    void are_refused_with_their_place(String text) {
      assertThatThrownBy(() -> CanonicalJson.of(text))
          .isInstanceOf(CanonicalJsonException.class)
          .hasMessageContaining("at byte");
    }

    @Test
    void too_deep_are_refused_and_not_overflowed() {
      assertThatThrownBy(() -> CanonicalJson.of("[".repeat(100_000)))
          .isInstanceOf(CanonicalJsonException.class)
          .hasMessageContaining("levels");
    }

    @Test
    void begin_with_a_mark_or_white_space_and_are_the_same() {
      assertThat(CanonicalJson.of("\uFEFF {\"a\" : [ ] }\n")).isEqualTo("{\"a\":[]}");
      assertThat(CanonicalJson.of("[]".getBytes(UTF_8))).isEqualTo("[]".getBytes(UTF_8));
    }

    @Test
    void have_the_hash_of_their_canonical_form() {
      assertThat(CanonicalJson.sha256("{\"b\":1,\"a\":2.0}".getBytes(UTF_8)))
          .isEqualTo(CanonicalJson.sha256("{\"a\":2,\"b\":1}".getBytes(UTF_8)))
          .isEqualTo("d3626ac30a87e6f7a6428233b3c68299976865fa5508e4267c5415c76af7a772");
    }
  }
}
