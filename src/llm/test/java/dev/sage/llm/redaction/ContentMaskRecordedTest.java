package dev.sage.llm.redaction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.provider.json.Json;
import dev.sage.llm.recording.Recorded;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Traffic of providers: nothing that somebody said survives, in any wire format. */
class ContentMaskRecordedTest {

  private static final int WINDOW = 8;
  private static final Pattern WORDS = Pattern.compile("[^A-Za-z0-9._:/@+\"{}\\[\\],-]");

  @Test
  void nothing_of_what_was_said_survives() throws IOException {
    int bodies = 0;
    try (var folders = Files.list(Recorded.folder("providers"))) {
      for (var folder : folders.sorted().toList()) {
        var meta = Objects.requireNonNull(Json.tree(Files.readString(folder.resolve("meta.json"))));
        if (!meta.path("framing").asString("").equals("aws-eventstream")) {
          var sse = folder.resolve("body.sse");
          var body = Files.readAllBytes(Files.exists(sse) ? sse : folder.resolve("body.bin"));
          check(folder.getFileName().toString(), body);
          bodies++;
        }
      }
    }
    assertThat(bodies).isGreaterThan(100);
  }

  private static void check(String name, byte[] body) {
    var said = new HashSet<String>();
    for (var line : new String(body, UTF_8).split("\n", -1)) {
      said(Json.tree(line.replaceFirst("^data:", "").strip()), said);
    }
    said(Json.tree(new String(body, UTF_8)), said);
    for (var action : new ContentAction[] {ContentAction.HASH, ContentAction.DROP}) {
      var policy =
          new RedactionPolicy(
              Set.of(),
              Set.of(),
              Map.of(
                  ContentClass.PROMPT, action,
                  ContentClass.RESPONSE, action,
                  ContentClass.TOOL, action));
      var mask = new ContentMask(Redactor.create(), policy);
      var bytes = mask.body(body, ContentClass.RESPONSE);
      var masked = unescaped(new String(bytes, UTF_8));

      for (var text : said) {
        for (int i = 0; i + WINDOW <= text.length(); i++) {
          var window = text.substring(i, i + WINDOW);
          // Names of machines have no spaces, and JSON's own signs stay: so these are content's
          // alone.
          if (WORDS.matcher(window.strip()).find() && window.strip().length() > 3) {
            assertThat(masked).as(name + " " + action).doesNotContain(window);
          }
        }
      }
      assertThat(masked.length()).as(name).isPositive();
      assertThat(Json.tree(masked) == null)
          .as(name + " stays what it was")
          .isEqualTo(Json.tree(new String(body, UTF_8)) == null);
    }
  }

  private static String unescaped(String text) {
    return text.replace("\\\"", "\"").replace("\\n", "\n");
  }

  private static void said(@Nullable JsonNode node, Set<String> said) {
    if (node == null) {
      return;
    }
    if (node.isString()) {
      said.add(node.asString());
    }
    node.valueStream().forEach(child -> said(child, said));
  }
}
