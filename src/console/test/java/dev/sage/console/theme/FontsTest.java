package dev.sage.console.theme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.sage.console.ui.Ui;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.text.Font;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The typefaces are there wherever the distribution lies, and whatever became of its files. */
class FontsTest {
  private static final Path SOURCES =
      Path.of(System.getProperty("sage.root"), "resources/console/dev/sage/console/theme/fonts");

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    Ui.start();
  }

  @AfterEach
  void forget() {
    System.clearProperty(Fonts.FOLDER);
  }

  private static void loadFrom(Path folder) {
    System.setProperty(Fonts.FOLDER, folder.toString());
    assertThatNoException().isThrownBy(Fonts::load);
    assertThat(Font.font(Fonts.UI).getFamily()).isEqualTo(Fonts.UI);
    assertThat(Font.font(Fonts.MONO).getFamily()).isEqualTo(Fonts.MONO);
  }

  private Path copied(Path to) throws IOException {
    Files.createDirectories(to);
    try (var files = Files.list(SOURCES)) {
      for (Path each : files.toList()) {
        Files.copy(each, to.resolve(each.getFileName().toString()));
      }
    }
    return to;
  }

  @Test
  void files_of_the_distribution_are_read_where_they_lie() throws IOException {
    loadFrom(copied(folder.resolve("fonts")));
    loadFrom(copied(folder.resolve("Program Files (ü) 100%")));
  }

  @Test
  void where_a_file_is_gone_or_spoilt_the_one_inside_takes_its_place() throws IOException {
    loadFrom(folder.resolve("nowhere"));
    Path spoilt = copied(folder.resolve("spoilt"));
    Files.writeString(spoilt.resolve("IBMPlexSans-Regular.ttf"), "no typeface");
    Files.write(spoilt.resolve("IBMPlexMono-Regular.ttf"), new byte[0]);
    loadFrom(spoilt);
  }
}
