package dev.sage.workbench.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.workbench.cli.SageRuns;
import io.opentelemetry.proto.common.v1.AnyValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a collector receives of commands that a person types. */
class OtlpExportTest {

  @TempDir Path folder;

  private final StringBuilder said = new StringBuilder();
  private Path home = Path.of("");
  private SageRuns sage = new SageRuns(home, said);

  @BeforeEach
  void begin() throws IOException {
    home = Files.createDirectories(folder.resolve("home"));
    sage = new SageRuns(home, said);
  }

  private void configure(OtlpReceiver receiver, String more) throws IOException {
    Files.writeString(
        home.resolve("config.json"),
        "{\"retry\": {\"maxAttempts\": 1}, \"telemetry\": {\"otlp\": {\"endpoint\": \"%s\"%s}}}"
            .formatted(receiver.url(), more));
  }

  private void run(String model, String prompt, String... more) {
    var words = new String[more.length + 7];
    System.arraycopy(
        new String[] {"run", "--speed", "instant", "-m", model, "-p", prompt}, 0, words, 0, 7);
    System.arraycopy(more, 0, words, 7, more.length);
    sage.run(words);
  }

  private static Map<String, AnyValue> attributes(io.opentelemetry.proto.trace.v1.Span span) {
    return OtlpConventions.values(span.getAttributesList());
  }

  @Test
  void every_name_and_unit_of_a_run_keeps_the_conventions() throws Exception {
    var conventions = OtlpConventions.read();
    try (var receiver = OtlpReceiver.start()) {
      configure(receiver, "");
      Files.writeString(
          home.resolve("prices.json"),
          """
          {"providers": {"sim-openai": {
            "models": {"clean": {"input": 10, "output": 50}}}}}
          """);
      run("sim-openai/clean", "Hi", "--repeat", "2");
      run("sim-anthropic/no-such-script", "Hi");

      assertThat(receiver.spans()).hasSize(3).allSatisfy(conventions::check);
      assertThat(receiver.metrics()).isNotEmpty().allSatisfy(conventions::check);
      assertThat(receiver.metrics().stream().map(metric -> metric.getName()))
          .contains(
              "gen_ai.client.operation.duration",
              "gen_ai.client.operation.time_to_first_chunk",
              "gen_ai.client.operation.time_per_output_chunk",
              "gen_ai.client.token.usage",
              "sage.client.cost");
      for (var request : receiver.traces()) {
        for (var resource : request.getResourceSpansList()) {
          assertThat(OtlpConventions.values(resource.getResource().getAttributesList()))
              .containsOnlyKeys(
                  "service.name",
                  "service.instance.id",
                  "telemetry.sdk.language",
                  "telemetry.sdk.name",
                  "telemetry.sdk.version");
          assertThat(resource.getScopeSpansList())
              .allSatisfy(
                  scope -> assertThat(scope.getSchemaUrl()).isEqualTo(conventions.schemaUrl()));
        }
      }
      assertThat(receiver.everything()).doesNotContain("gen_ai.input.messages");
    }
  }

  private static String hex(com.google.protobuf.ByteString id) {
    return java.util.HexFormat.of().formatHex(id.toByteArray());
  }

  @Test
  void values_are_those_that_the_store_has() throws Exception {
    try (var receiver = OtlpReceiver.start()) {
      configure(receiver, "");
      run("sim-openai/clean", "Hi");
      var stored = new StringBuilder();
      new SageRuns(home, stored).run("calls", "--jsonl");
      var call =
          dev.sage.workbench.Json.MAPPER.readTree(
              stored.toString().lines().findFirst().orElseThrow());

      var span = attributes(receiver.spans().getFirst());
      assertThat(OtlpConventions.value(span, "gen_ai.request.model").getStringValue())
          .isEqualTo("clean");
      var id = call.path("id").asString("");
      assertThat(OtlpConventions.value(span, "sage.call.id").getStringValue()).isEqualTo(id);
      assertThat(OtlpConventions.value(span, "http.response.status_code").getIntValue())
          .isEqualTo(200);
      assertThat(OtlpConventions.value(span, "sage.attempts").getIntValue()).isEqualTo(1);
      var digits = id.replace("-", "");
      assertThat(hex(receiver.spans().getFirst().getTraceId())).isEqualTo(digits);
      assertThat(hex(receiver.spans().getFirst().getSpanId())).isEqualTo(digits.substring(16));

      // A trace that is written later names the same, and what comes back is known.
      var file = folder.resolve("later.json");
      sage.run("show", id, "--export", "otlp", file.toString());
      assertThat(Files.readString(file)).contains(digits, "\"" + digits.substring(16) + "\"");
      said.setLength(0);
      sage.run("import", file.toString());
      assertThat(said).contains("0 calls; 1 more there already");
      assertThat(OtlpConventions.value(span, "gen_ai.usage.output_tokens").getIntValue())
          .isEqualTo(call.at("/usage/output").asLong(call.path("outputTokens").asLong(-1)));
    }
  }

  @Test
  void contents_go_only_where_the_person_asks_for_them_and_without_personal_data()
      throws Exception {
    try (var receiver = OtlpReceiver.start()) {
      configure(receiver, ", \"contents\": true");
      run("sim-openai/clean", "Write to ada@example.org about parrots");

      var span = attributes(receiver.spans().getFirst());
      assertThat(OtlpConventions.value(span, "gen_ai.input.messages").getStringValue())
          .contains("about parrots")
          .doesNotContain("ada@example.org");
      assertThat(span).containsKey("gen_ai.output.messages");

      // What is chosen for traces wins over the configuration.
      Files.writeString(home.resolve("redaction.json"), "{\"version\": 1, \"capture\": \"off\"}");
      run("sim-openai/clean", "A second prompt");
      assertThat(receiver.spans()).hasSize(2);
      assertThat(receiver.everything()).doesNotContain("A second prompt");
    }
  }

  @Test
  void a_project_that_nobody_trusts_has_nothing_sent_to_it() throws Exception {
    try (var receiver = OtlpReceiver.start()) {
      var project = Files.createDirectories(folder.resolve("project"));
      Files.writeString(
          project.resolve("sage.json"),
          "{\"telemetry\": {\"otlp\": {\"endpoint\": \"%s\"}}}".formatted(receiver.url()));
      run("sim-openai/clean", "Hi", "--project", project.toString());

      assertThat(receiver.everything()).isEmpty();
      assertThat(said).contains("telemetry.otlp.endpoint");
    }
  }

  @Test
  void a_random_key_reaches_no_byte_but_the_header_that_carries_it() throws Exception {
    var key = "Q" + new java.math.BigInteger(160, new java.security.SecureRandom()).toString(36);
    try (var receiver = OtlpReceiver.start()) {
      configure(
          receiver,
          ", \"contents\": true, \"headers\": {\"Authorization\": {\"env\": \"COLLECTOR_TOKEN\"}}");
      sage.with("MY_API_KEY", key).with("COLLECTOR_TOKEN", "Bearer collector" + key);
      run("sim-openai/clean", "Repeat " + key, "--system", "It is " + key);
      run("sim-openai/" + key, "Hi");
      run("sim-anthropic/tool", "Call it with " + key + " and collector" + key);
      sage.with("OPENAI_API_KEY", key).with("OPENAI_BASE_URL", "http://127.0.0.1:1/" + key);
      run("openai/" + key, "Hi");

      assertThat(receiver.spans()).hasSizeGreaterThanOrEqualTo(4);
      assertThat(receiver.requests("/v1/traces"))
          .allSatisfy(
              request ->
                  assertThat(request.headers()).contains("authorization: Bearer collector" + key));
      var bodies = receiver.everything().replace("authorization: Bearer collector" + key, "");
      assertThat(bodies)
          .doesNotContain(key)
          .doesNotContain(key.substring(0, key.length() / 2))
          .doesNotContain(key.substring(key.length() / 2))
          .doesNotContain(
              Base64.getEncoder()
                  .encodeToString(key.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                  .substring(0, 24));
      assertThat(said.toString()).doesNotContain(key);
    }
  }

  @Test
  void doctor_says_whether_it_is_on_where_to_and_what_became_of_it() throws Exception {
    sage.run("doctor");
    assertThat(said).contains("telemetry.otlp.endpoint names no collector");
    try (var receiver = OtlpReceiver.start()) {
      configure(receiver, "");
      sage.run("doctor");
      assertThat(said).contains("On, to " + receiver.host() + ", without prompts and answers.");
      receiver.answering(OtlpReceiver.status(400));
      sage.run("doctor");
      assertThat(said).contains("0 arrived").contains("answered with HTTP 400");
    }
    Files.writeString(
        home.resolve("config.json"),
        "{\"telemetry\": {\"otlp\": {\"endpoint\": \"localhost:4318\"}}}");
    sage.run("doctor");
    assertThat(said).contains("Nothing is exported: ");
  }
}
