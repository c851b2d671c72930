package dev.sage.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.redaction.Redactor;
import dev.sage.workbench.Home;
import dev.sage.workbench.store.Store;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pins and tags on the command line. */
class MarkedCallsTest {

  @TempDir Path home;

  @Test
  void are_listed_shown_and_found() throws Exception {
    var line = new CommandLineRun(home);
    line.sage("run", "-m", "sim-openai/clean", "-p", "Hello", "--speed", "instant");
    assertThat(line.sage("calls").out()).doesNotContain("marks");
    String id = line.sage("calls", "--jsonl").lines().getFirst().path("id").asString("");
    try (var store = Store.open(new Home(home), Redactor.create(), notice -> {})) {
      store.pin(id, true);
      store.tag(id, "topic", "search");
      store.tag(id, "slow", "");
      store.flush();
      assertThat(store.knownValues().tags()).containsExactly("slow", "topic=search");
    }

    assertThat(line.sage("calls").out()).contains("marks", "pin slow topic=search");
    assertThat(line.sage("show", id).out()).contains("marks: pin slow topic=search");
    var json = line.sage("show", id, "--json").json();
    assertThat(json.path("pinned").asBoolean(false)).isTrue();
    assertThat(json.path("tags").path("topic").asString("")).isEqualTo("search");
    assertThat(line.sage("calls", "has:pinned", "tag:slow", "--jsonl").lines()).hasSize(1);
    assertThat(line.sage("calls", "tag:slow=no", "--jsonl").out()).isEmpty();
  }
}
