package dev.sage.console.timeline.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.shell.Drafts;
import dev.sage.console.shell.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SavedViewsTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no JSON",
        "7",
        "{\"views\": [{\"name\": \"week\"",
        "{\"views\": [{\"name\": \"week\", \"lanes\": \"pink\", \"color\": \"status\"}]}"
      })
  void that_are_damaged_are_set_aside(String text) throws IOException {
    Files.writeString(folder.resolve("views.txt"), text);
    Problems problems = new Problems(InstantSource.system(), Runnable::run, said -> said);
    Drafts drafts = new Drafts(folder, Runnable::run, problems, said -> said);
    assertThat(new SavedViews(drafts.open("views")).all()).isEmpty();
    assertThat(folder.resolve("views-damaged-1.txt")).content().isEqualTo(text);
    assertThat(problems.list()).hasSize(1);
  }
}
