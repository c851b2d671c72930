package dev.sage.workbench.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The numbers that the page on the timeline states are those of the code. */
class TimelinePageTest {

  private static final Path PAGE =
      Path.of(System.getProperty("sage.root")).resolve("docs/timeline.md");

  @Test
  void states_how_many_rows_are_read_one_by_one() throws Exception {
    var page = Files.readString(PAGE);

    assertThat(page)
        .contains(
            String.format(
                Locale.ROOT,
                "**Percentiles** are exact up to %,d calls: of the rows themselves",
                Asked.ROWS))
        .contains(String.format(Locale.ROOT, "The %,d are all calls of the stretch", Asked.ROWS))
        .contains(
            String.format(
                Locale.ROOT, "With more than %,d calls a column is at least a minute", Asked.ROWS))
        .contains(
            String.format(
                Locale.ROOT,
                "shorter ones are counted where the stretch has at most %,d calls",
                CountRead.SHORT))
        .contains(String.format(Locale.ROOT, "While at most %,d calls that pass", BarRead.MOST))
        .contains(
            String.format(Locale.ROOT, "At most %,d lanes are shown", TimelineView.MOST_LANES));
  }
}
