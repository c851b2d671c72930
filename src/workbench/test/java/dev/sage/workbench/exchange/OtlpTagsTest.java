package dev.sage.workbench.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.workbench.store.CallMarks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a trace says besides is found by tags, and content is none of it. */
class OtlpTagsTest {

  private static final String CHAT =
      """
      {"traceId": "5b8efff798038103d269b633813fc60c", "spanId": "eee19b7ec3c1b174", "kind": 3,
       "startTimeUnixNano": "1785000000000000001", "endTimeUnixNano": "1785000001500000001",
       "attributes": [
         {"key": "gen_ai.operation.name", "value": {"stringValue": "chat"}},
         {"key": "gen_ai.provider.name", "value": {"stringValue": "gcp.gemini"}},
         {"key": "gen_ai.request.model", "value": {"stringValue": "gemini-2.5-pro"}},
         {"key": "gen_ai.response.finish_reasons",
          "value": {"arrayValue": {"values": [{"stringValue": "stop"}]}}},
         {"key": "gen_ai.usage.input_tokens", "value": {"intValue": "30"}},
         {"key": "gen_ai.conversation.id", "value": {"stringValue": "conv-7"}},
         {"key": "server.address", "value": {"stringValue": "generativelanguage.googleapis.com"}},
         {"key": "server.port", "value": {"intValue": "443"}}
       ]}
      """;

  @TempDir private Path folder;
  private ImportStore imports;

  @BeforeEach
  void open() {
    imports = new ImportStore(folder.resolve("home"));
  }

  @AfterEach
  void close() {
    imports.close();
  }

  private static String document(String span) {
    return "{\"resourceSpans\": [{\"resource\": {\"attributes\": []}, \"scopeSpans\": [{\"spans\": ["
        + span
        + "]}]}]}";
  }

  private ImportReport read(String document) throws IOException, ImportException {
    return imports.read(Files.writeString(folder.resolve("traces.json"), document));
  }

  private Map<String, String> tags(ImportReport report) {
    String id = report.calls().getFirst().id();
    return imports.store.marks(List.of(id)).getOrDefault(id, CallMarks.NONE).tags();
  }

  @Test
  void what_a_span_and_its_program_say_besides_is_found_by_tags() throws Exception {
    var more =
        """
        {"key": "gen_ai.agent.name", "value": {"stringValue": "planner"}},
        {"key": "user.tier", "value": {"stringValue": "gold"}},
        {"key": "gen_ai.usage.total_tokens", "value": {"intValue": "42"}},
        {"key": "ai.response.text", "value": {"stringValue": "Anna"}},
        {"key": "gen_ai.prompt", "value": {"stringValue": "Why?"}},
        {"key": "traceloop.entity.input", "value": {"stringValue": "secret"}},
        {"key": "greeting", "value": {"stringValue": "two words"}},
        {"key": "parent", "value": {"stringValue": "none"}},
        {"key": "sage.attempts", "value": {"stringValue": "3"}},
        {"key": "cache.hit", "value": {"boolValue": true}},
        {"key": "note", "value": {"stringValue": "%s"}},
        {"key": "two words", "value": {"stringValue": "no filter could name it"}},
        {"key": "nested", "value": {"kvlistValue": {"values": []}}},
        {"key": "long", "value": {"stringValue": "%s"}},"""
            .formatted("sk-proj-" + "aB3dE5fG7h".repeat(4), "x".repeat(5_000));
    var program =
        "\"resource\": {\"attributes\": [{\"key\": \"service.name\", \"value\": {\"stringValue\":"
            + " \"checkout\"}}, {\"key\": \"host.name\", \"value\": {\"stringValue\": \"den\"}}]}";
    var text =
        document(CHAT.replaceFirst("\"attributes\": \\[", "\"attributes\": [" + more))
            .replace("\"resource\": {\"attributes\": []}", program);
    var report = read(text);

    assertThat(report.problems()).isEmpty();
    var tags = tags(report);
    assertThat(tags)
        .containsEntry("gen_ai.agent.name", "planner")
        .containsEntry("user.tier", "gold")
        .containsEntry("cache.hit", "true")
        .containsEntry("service.name", "checkout")
        .containsOnlyKeys(
            "trace",
            "conversation",
            "service.name",
            "gen_ai.agent.name",
            "user.tier",
            "cache.hit",
            "note");
    assertThat(tags.get("note")).doesNotContain("aB3dE5");
  }

  @Test
  void a_span_brings_so_many_tags_and_no_more() throws Exception {
    var more = new StringBuilder();
    for (int i = 0; i < 500; i++) {
      more.append("{\"key\": \"k%d\", \"value\": {\"boolValue\": true}},".formatted(i));
    }
    var text = CHAT.replaceFirst("\"attributes\": \\[", "\"attributes\": [" + more);
    var report = read(document(text));

    assertThat(tags(report)).hasSize(26).containsEntry("k23", "true");
  }
}
