package dev.sage.console.streams.list;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.shell.Drafts;
import dev.sage.console.shell.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SavedFiltersTest {
  @TempDir private Path folder;
  private final Problems problems =
      new Problems(InstantSource.system(), Runnable::run, text -> text);

  @Test
  void are_there_again() {
    SavedFilters filters = open();
    filters.keep("slow", "ttft > 2s");
    filters.used("status:failed");
    assertThat(open().saved()).containsExactly(new SavedFilters.Saved("slow", "ttft > 2s"));
    assertThat(open().recent()).containsExactly("status:failed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{\"saved\": [{\"name\": \"slow\"", "no JSON", "[]"})
  void that_are_damaged_are_set_aside_not_written_over(String text) throws IOException {
    Files.writeString(folder.resolve("filters.txt"), text);
    SavedFilters filters = open();
    assertThat(filters.saved()).isEmpty();
    assertThat(filters.recent()).isEmpty();
    filters.keep("new", "cost > 1");
    assertThat(open().saved()).hasSize(1);
    assertThat(folder.resolve("filters-damaged-1.txt")).content().isEqualTo(text);
    assertThat(problems.list()).hasSize(1);
  }

  private SavedFilters open() {
    return new SavedFilters(
        new Drafts(folder, Runnable::run, problems, text -> text).open("filters"));
  }
}
