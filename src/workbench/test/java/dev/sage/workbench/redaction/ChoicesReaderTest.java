package dev.sage.workbench.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.redaction.Category;
import dev.sage.llm.redaction.ContentAction;
import dev.sage.llm.redaction.RedactionPolicy;
import dev.sage.llm.redaction.Sink;
import dev.sage.workbench.Home;
import dev.sage.workbench.Json;
import dev.sage.workbench.secret.Passphrase;
import dev.sage.workbench.secret.SecretStores;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ChoicesReaderTest {

  @TempDir Path folder;

  private ChoicesReader.Reading read(String text) throws IOException {
    return ChoicesReader.read(Files.writeString(folder.resolve("redaction.json"), text));
  }

  private static String kind(Category category) {
    return PolicyReader.known(category).iterator().next();
  }

  @Test
  void a_file_that_is_not_there_is_no_problem() {
    assertThat(ChoicesReader.read(folder.resolve("none")))
        .isEqualTo(new ChoicesReader.Reading(Choices.NONE, List.of()));
  }

  @Test
  void comments_and_a_byte_order_mark_are_read_over() throws IOException {
    var reading = read("\ufeff{\n // mine\n \"version\": 1, \"capture\": \"hashed\",\n}");

    assertThat(reading.problems()).isEmpty();
    assertThat(reading.choices().capture()).isEqualTo(Capture.HASHED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          []                                      | line 1, column 1: This is a list and must be an object.
          {}                                      | line 1, column 1: "version" is missing.
          {"version": 2}                          | line 1, column 13: This Sage reads version 1 only.
          {"version": "1"}                        | must be a number
          {"version": 1, "captur": "off"}         | line 1, column 16: This field is not known. Did you mean "capture"?
          {"version": 1, "capture": "ful"}        | Did you mean "full"?
          {"version": 1, "capture": 1}            | line 1, column 27: This is a number and must be a text.
          {"version": 1, "policies": {"logs": {}}} | Did you mean "log"?
          {"version": 1, "policies": {"log": {"pii": "email"}}} | This is a text and must be a list.
          {"version": 1, "policies": {"log": {"pii": ["emial"]}}} | Did you mean "email"?
          {"version": 1, "policies": {"log": {"kept": ["email"]}}} | This kind of secret is not known.
          {"version": 1, "policies": {"log": {"content": {"prompt": "hsah"}}}} | Did you mean "hash"?
          {"version": 1, "policies": {"log": {"content": {"prompts": "hash"}}}} | Did you mean "prompt"?
          {"version": 1, "rules": [{"name": "a"}]} | A rule needs a "pattern".
          {"version": 1, "rules": [{"name": "a", "pattern": "("}]} | is no regular expression of RE2
          {"version": 1, "rules": [{"name": "A", "pattern": "a"}]} | lower-case letters
          {"version": 1, "rules": [{"name": "a", "pattern": "a"}, {"name": "a", "pattern": "b"}]} | Another rule has this name
          {"version": 1, "rules": [{"name": "a", "pattern": "a", "ignoreCase": 1}]} | must be true or false
          {"version": 1, "never": ["my password"]} | This must be 32 hexadecimal digits.
          {"version": 1, "always": ["openai/default"]} | This must be a name like redact/
          {"version": 1, "version": 1}            | The name stands twice
          {"version": 1, "never": [               | breaks off
          """)
  void what_is_wrong_is_told_with_its_place(String text, String problem) throws IOException {
    var reading = read(text);

    assertThat(reading.problems()).singleElement().asString().contains(problem);
    assertThat(reading.problems().getFirst())
        .startsWith(folder.resolve("redaction.json") + ", line 1, column ")
        .doesNotContain("my password");
  }

  @Test
  void all_that_is_wrong_is_told_at_once() throws IOException {
    assertThat(read("{\"a\": 1,\n\"capture\": true,\n\"rules\": 7}").problems())
        .hasSize(4)
        .anyMatch(problem -> problem.contains("line 3, column 10"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "{", "x", "{\"capture\"", "\u0000"})
  void half_a_file_is_a_problem(String text) throws IOException {
    assertThat(read(text).problems()).isNotEmpty();
  }

  @Test
  void huge_deep_and_foreign_files_are_problems() throws IOException {
    var file = folder.resolve("redaction.json");
    assertThat(read("[".repeat(100_000)).problems()).first().asString().contains("deep");
    assertThat(read("{}" + " ".repeat(1 << 20)).problems().getFirst())
        .contains("larger than 1 MiB");
    Files.write(file, new byte[] {'{', '"', (byte) 0xc3, '"'});
    assertThat(ChoicesReader.read(file).problems().getFirst()).contains("is not UTF-8 (line 1)");
    Files.delete(file);
    Files.createDirectory(file);
    assertThat(ChoicesReader.read(file).problems().getFirst()).contains("is a folder");
  }

  @Test
  void what_is_wrong_never_makes_anything_weaker() throws IOException {
    var choices =
        read("{\"version\": 1, \"captur\": \"off\", \"policies\": {\"log\": {\"pii\": [],"
                + " \"kept\": [\"%s\"], \"content\": {\"prompt\": \"keep\", \"tool\": \"drop\"}}},"
                + " \"never\": [\"%s\"]}")
            .choices();

    var log = choices.policy(Sink.LOG);
    assertThat(choices.capture()).isEqualTo(Capture.OFF);
    assertThat(log.pii()).isEqualTo(RedactionPolicy.of(Sink.LOG).pii());
    assertThat(log.kept()).isEmpty();
    assertThat(log.content())
        .containsValue(ContentAction.DROP)
        .doesNotContainValue(ContentAction.KEEP);
    assertThat(choices.never()).isEmpty();
  }

  @Test
  void a_file_that_is_wrong_is_never_written_over() throws IOException {
    var home = new Home(folder);
    Files.writeString(home.redaction(), "{\"version\": 1, \"of-a-later-sage\": true}");
    var environment = Map.of("SAGE_KEYCHAIN", "off");
    var stores = SecretStores.of(home, environment, Passphrase.NOBODY);
    var desk = RedactionDesk.open(home, environment, stores, true);
    desk.capture(Capture.REDACTED);

    assertThat(home.redaction()).hasContent("{\"version\": 1, \"of-a-later-sage\": true}");
    assertThat(desk.capture()).isEqualTo(Capture.REDACTED);
    assertThat(desk.problems()).anyMatch(problem -> problem.contains("as long as Sage runs"));
  }

  @Test
  void the_schema_has_the_fields_of_the_reader_and_no_others() throws IOException {
    var schema = schema();
    assertThat(names(schema.path("properties"))).isEqualTo(new TreeSet<>(ChoicesReader.FIELDS));
    assertThat(names(schema.at("/properties/rules/items/properties")))
        .isEqualTo(new TreeSet<>(RulesReader.FIELDS));
    assertThat(names(schema.at("/$defs/policy/properties")))
        .isEqualTo(new TreeSet<>(PolicyReader.FIELDS));
    assertThat(names(schema.at("/properties/policies/properties")))
        .containsExactlyInAnyOrderElementsOf(ChoicesReader.names(Sink.values(), Sink::json));
    assertThat(schema.at("/$defs/action/enum").valueStream().map(JsonNode::asString))
        .containsExactlyElementsOf(
            ChoicesReader.names(ContentAction.values(), ContentAction::json));
    assertThat(schema.at("/properties/capture/enum").valueStream().map(JsonNode::asString))
        .containsExactlyElementsOf(ChoicesReader.names(Capture.values(), Capture::json));
  }

  @Test
  void what_is_written_is_read() throws IOException {
    var choices =
        Choices.NONE
            .with(Capture.REDACTED)
            .with(Sink.STORE, RedactionPolicy.of(Sink.STORE).withPii(kind(Category.PII), true))
            .withNever("0123456789abcdef0123456789abcdef", "redact/0123456789ab");

    assertThat(read(ChoicesWriter.text(choices)))
        .isEqualTo(new ChoicesReader.Reading(choices, List.of()));
  }

  private static Set<String> names(JsonNode object) {
    return new TreeSet<>(object.propertyNames());
  }

  private static JsonNode schema() throws IOException {
    try (var in = ChoicesReader.class.getResourceAsStream("redaction.schema.json")) {
      return Json.MAPPER.readTree(
          new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
