package dev.sage.llm.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.JsonSchemaCheck;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every vendor file is what its schema and the index say. */
class VendorFilesTest {

  private static final Path FOLDER =
      Path.of(System.getProperty("sage.root"), "resources/llm/dev/sage/llm/providers");
  private static final JsonMapper JSON = JsonMapper.shared();

  private final VendorCatalog catalog = new VendorCatalog();

  static List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.equals("index.json") && !name.equals("vendor.schema.json"))
          .sorted()
          .toList();
    }
  }

  /** Every name: vendors and variants. */
  static Set<String> names() {
    return new VendorCatalog().names();
  }

  @Test
  void the_index_lists_exactly_the_files_and_their_variants() throws IOException {
    var expected = new TreeSet<String>();
    for (var file : files()) {
      expected.add(file.replace(".json", ""));
      JSON.readTree(Files.readString(FOLDER.resolve(file)))
          .path("variants")
          .forEach(variant -> expected.add(variant.get("name").asString()));
    }
    assertThat(catalog.names()).containsExactlyElementsOf(expected);
  }

  @Test
  void the_schema_knows_the_wire_formats_of_the_library() throws IOException {
    var schema = JSON.readTree(Files.readString(FOLDER.resolve("vendor.schema.json")));
    var formats =
        schema.get("$defs").get("wireFormat").get("enum").valueStream().map(JsonNode::asString);
    assertThat(formats).containsAll(new WireFormats(Map.of()).ids());
  }

  @Test
  void a_variant_takes_from_its_vendor_what_it_does_not_say_itself() {
    var vendor = catalog.find("openrouter").orElseThrow();
    var variant = catalog.find("openrouter-anthropic").orElseThrow();

    assertThat(variant.variantOf()).isEqualTo("openrouter");
    assertThat(variant.wireFormat()).isEqualTo("anthropic-messages");
    assertThat(variant.baseUrl()).isEqualTo("https://openrouter.ai/api");
    assertThat(variant.keyVariables()).isEqualTo(vendor.keyVariables());
    assertThat(variant.links()).isEqualTo(vendor.links());
    assertThat(vendor.variantOf()).isNull();
  }

  @Test
  void a_key_shape_is_matched_in_linear_time() {
    for (var name : names()) {
      var shape = catalog.find(name).orElseThrow().keyShape();
      if (shape != null) {
        // One class after the other, each with its own count: nothing can be matched in two ways.
        assertThat(shape).matches("\\^[\\w-]*\\[[\\w-]+\\]\\{\\d+(,\\d*)?\\}\\$");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void a_file_keeps_to_the_schema(String file) throws IOException {
    assertThat(JsonSchemaCheck.problems(FOLDER.resolve(file), FOLDER.resolve("vendor.schema.json")))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("names")
  void a_name_loads_as_a_vendor_that_can_be_reached(String name) {
    var vendor = catalog.find(name).orElseThrow();

    assertThat(vendor.name()).isEqualTo(name);
    assertThat(URI.create(vendor.baseUrl()).getHost()).isNotEmpty();
    assertThat(new WireFormats(Map.of()).find(vendor.wireFormat())).isPresent();
    assertThat(vendor.keyRequired()).isEqualTo(!vendor.local());
    assertThat(vendor.keyRequired() && vendor.keyVariables().isEmpty()).isFalse();
    assertThat(vendor.auth() == AuthStyle.NONE).isFalse();
    if (vendor.keyShape() != null) {
      assertThat(Pattern.compile(vendor.keyShape()).matcher("").matches()).isFalse();
    }
    vendor.links().values().forEach(link -> assertThat(URI.create(link).getHost()).isNotEmpty());
  }

  @ParameterizedTest
  @MethodSource("files")
  void what_it_answers_when_something_is_wrong_is_understood_as_the_file_says(String file)
      throws IOException {
    var vendor = catalog.find(file.replace(".json", "")).orElseThrow();
    var format = new WireFormats(Map.of()).find(vendor.wireFormat());
    var errors = JSON.readTree(Files.readString(FOLDER.resolve(file))).path("errors");

    assertThat(errors).isNotEmpty();
    for (var error : errors) {
      var body = JSON.writeValueAsBytes(error.get("answer"));
      var classified = format.orElseThrow().classify(error.get("status").asInt(), Map.of(), body);
      assertThat(classified.kind().json()).as("%s", error).isEqualTo(error.get("kind").asString());
    }
  }
}
