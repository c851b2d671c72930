package dev.sage.llm.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.provider.AuthStyle;
import dev.sage.llm.provider.WireFormats;
import dev.sage.llm.provider.json.Json;
import dev.sage.llm.tool.schema.JsonSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The JSON Schema that editors use says what the reader knows, and the documentation too. */
class ConfigSchemaTest extends ConfigCase {

  private static final String TEXT = text();
  private static final JsonNode SCHEMA = Objects.requireNonNull(Json.tree(TEXT));

  private static String text() {
    try (var in = ConfigSchemaTest.class.getResourceAsStream("config.schema.json")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  @Test
  void has_the_settings_of_the_reader_and_no_others() {
    var known = new TreeSet<String>();
    SettingTable.all().stream().map(SettingSpec::pattern).forEach(known::add);
    for (var spec : SettingTable.all()) {
      if (spec.everywhere()) {
        known.add("profiles.*." + spec.pattern());
      }
    }

    assertThat(leaves()).containsOnlyKeys(known);
  }

  @Test
  void describes_each_setting_as_the_reader_does() {
    var leaves = leaves();
    for (var spec : SettingTable.all()) {
      var leaf = Objects.requireNonNull(leaves.get(spec.pattern()));
      assertThat(described(leaf)).as(spec.pattern()).isEqualTo(spec.description());
      assertThat(resolved(leaf).path("secret").asBoolean())
          .as(spec.pattern())
          .isEqualTo(spec.type() == SettingType.SECRET || spec.type() == SettingType.HEADER);
      if (spec.standard() != null) {
        assertThat(leaf.path("default").asString()).as(spec.pattern()).isEqualTo(spec.standard());
      }
      var choices = new ArrayList<String>();
      leaf.path("enum")
          .valueStream()
          .filter(JsonNode::isString)
          .forEach(c -> choices.add(c.asString()));
      assertThat(choices).as(spec.pattern()).containsExactlyElementsOf(spec.choices());
    }
  }

  @Test
  void the_choices_are_those_of_the_library() {
    assertThat(SettingTable.find("providers.x.wireFormat").orElseThrow().choices())
        .containsExactlyElementsOf(new WireFormats(Map.of()).ids());
    assertThat(SettingTable.find("providers.x.auth").orElseThrow().choices())
        .containsExactlyElementsOf(Arrays.stream(AuthStyle.values()).map(AuthStyle::json).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"x-mine\": {\"a\": 1}, \"$schema\": \"x\", \"version\": 1}",
        "{\"providers\": {\"openai\": {\"apiKey\": {\"env\": \"A\"}, \"headers\": {\"X\": null}}}}",
        "{\"proxy\": {\"url\": \"http://p:1\", \"noProxy\": [\"a\"]}, \"caFile\": \"a\"}",
        "{\"timeouts\": {\"connect\": \"10s\"}, \"retry\": {\"maxAttempts\": 2}}",
        "{\"profiles\": {\"a\": {\"model\": \"openai/m\", \"providers\": null}}, \"profile\": \"a\"}"
      })
  void what_the_schema_takes_the_reader_takes(String json) throws IOException {
    assertThat(violations(json)).isEmpty();
    user(json);
    assertThat(codes(load()))
        .doesNotContain(
            ConfigCode.WRONG_TYPE,
            ConfigCode.UNKNOWN_SETTING,
            ConfigCode.BAD_VALUE,
            ConfigCode.REFERENCE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{\"modle\": \"a\"}",
        "{\"version\": 2}",
        "{\"model\": 1}",
        "{\"providers\": {\"openai\": {\"apiKey\": {\"evn\": \"A\"}}}}",
        "{\"providers\": {\"openai\": {\"apiKey\": {\"env\": \"A\", \"file\": \"b\"}}}}",
        "{\"providers\": {\"openai\": {\"auth\": \"x\"}}}",
        "{\"providers\": {\"openai\": {\"local\": \"true\"}}}",
        "{\"providers\": {\"a.b\": {}}}",
        "{\"proxy\": {\"noProxy\": \"a\"}}",
        "{\"timeouts\": {\"connect\": 10}}",
        "{\"timeouts\": {\"connect\": \"10 sec\"}}",
        "{\"retry\": {\"maxAttempts\": 0}}",
        "{\"profiles\": {\"a\": {\"profile\": \"b\"}}}"
      })
  void what_the_schema_refuses_the_reader_tells(String json) throws IOException {
    assertThat(violations(json)).isNotEmpty();
    user(json);
    assertThat(load().problems()).isNotEmpty();
  }

  static Stream<String> examples() throws IOException {
    var page = Files.readString(Path.of(System.getProperty("sage.root"), "docs/configuration.md"));
    return Pattern.compile("```jsonc?\n(.*?)```", Pattern.DOTALL)
        .matcher(page)
        .results()
        .map(block -> block.group(1));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void every_example_of_the_documentation_is_right(String example) throws IOException {
    environment("OPENAI_API_KEY", KEY, "COMPANY_GATEWAY_KEY", "0123456789abcdef0123456789abcdef");
    Files.writeString(home.resolve("corp.pem"), "certificates");
    user(example);

    assertThat(violations(example)).isEmpty();
    assertThat(load().problems()).extracting(ConfigProblem::text).isEmpty();
  }

  @Test
  void the_documentation_lists_every_setting() throws IOException {
    var page = Files.readString(Path.of(System.getProperty("sage.root"), "docs/configuration.md"));
    for (var spec : SettingTable.all()) {
      var standard = spec.standard() == null ? "" : "`" + spec.standard() + "`";
      var row =
          "| `%s` | %s | %s |"
              .formatted(
                  spec.pattern().replaceFirst("(providers|profiles)\\.\\*", "$1.NAME"),
                  spec.description(),
                  standard)
              .replace("|  |", "| |");
      assertThat(page).contains(row);
    }
  }

  @Test
  void the_documentation_has_a_section_for_every_code() throws IOException {
    var page =
        Files.readString(Path.of(System.getProperty("sage.root"), "docs/troubleshooting.md"));
    assertThat(page.lines().filter(line -> line.startsWith("### SAGE-CFG-")))
        .containsExactlyElementsOf(
            Arrays.stream(ConfigCode.values())
                .map(code -> "### " + code.id() + ": " + code.title())
                .toList());
  }

  private static List<String> violations(String json) {
    // Comments and trailing commas are for the reader: a validator gets the same values without.
    var plain = json.replaceAll("(?m)(^|\\s)//.*$", "").replaceAll(",(\\s*[}\\]])", "$1");
    return JsonSchema.compile(TEXT).violations(Objects.requireNonNull(Json.tree(plain)));
  }

  private static Map<String, JsonNode> leaves() {
    var leaves = new TreeMap<String, JsonNode>();
    walk("", SCHEMA, leaves);
    return leaves;
  }

  private static void walk(String path, JsonNode node, Map<String, JsonNode> leaves) {
    var schema = resolved(node);
    var named = schema.path("properties");
    var others = schema.path("additionalProperties");
    if (named.isMissingNode() && !others.isObject()) {
      leaves.put(path, node.has("default") || node.has("description") ? node : schema);
      return;
    }
    named
        .propertyStream()
        .forEach(p -> walk(SettingPath.child(path, p.getKey()), p.getValue(), leaves));
    if (others.isObject()) {
      walk(SettingPath.child(path, "*"), others, leaves);
    }
  }

  private static String described(JsonNode leaf) {
    return leaf.path("description").asString(resolved(leaf).path("description").asString());
  }

  /** References are followed as often as there are any. */
  private static JsonNode resolved(JsonNode node) {
    return Optional.of(node.path("$ref"))
        .filter(JsonNode::isString)
        .map(ref -> resolved(SCHEMA.at(ref.asString().substring(1))))
        .orElse(node);
  }
}
