package dev.sage.workbench.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.redaction.ContentAction;
import dev.sage.llm.redaction.ContentClass;
import dev.sage.llm.redaction.RedactionPolicy;
import dev.sage.llm.redaction.Redactor;
import dev.sage.workbench.Home;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store keeps of prompts and answers what the person wants kept. */
class CaptureTest {

  @TempDir private Path folder;

  /** The request, the answer and the frames of a stored call. */
  private record Kept(String request, String text, String frames) {}

  private Kept kept(ContentAction action) {
    var policy = RedactionPolicy.SECRETS;
    for (var type : ContentClass.values()) {
      policy = policy.withContent(type, action);
    }
    var chosen = policy;
    var home = new Home(folder.resolve(action.json()));
    try (var store = Store.open(home, Redactor.create(), () -> chosen, notice -> {})) {
      String id = StoredCalls.store(store, "openai/gpt", "Hello there", "Good day");
      var content = store.content(id).orElseThrow();
      assertThat(store.call(id).orElseThrow().usage().input()).isEqualTo(10);
      return new Kept(
          String.valueOf(content.request()),
          content.text(),
          new String(store.body(id, 1), StandardCharsets.UTF_8));
    }
  }

  @Test
  void all_of_it() {
    var kept = kept(ContentAction.KEEP);
    assertThat(kept.request()).contains("Hello there");
    assertThat(kept.text()).isEqualTo("Good day");
    assertThat(kept.frames()).contains("Good day");
  }

  @Test
  void keyed_hashes() {
    var kept = kept(ContentAction.HASH);
    assertThat(kept.request()).contains("[prompt:", "\"model\"").doesNotContain("Hello");
    assertThat(kept.text()).matches("\\[response:[0-9a-f]{12}]");
    assertThat(kept.frames()).contains("\"content\":\"\"").doesNotContain("Good");
  }

  @Test
  void nothing() {
    var kept = kept(ContentAction.DROP);
    assertThat(kept.request()).contains("\"model\"", "\"user\"").doesNotContain("Hello");
    assertThat(kept.text()).isEmpty();
    assertThat(kept.frames()).contains("\"content\":\"\"").doesNotContain("Good");
  }
}
