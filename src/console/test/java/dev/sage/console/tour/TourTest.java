package dev.sage.console.tour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sage.console.ConsoleOptions;
import dev.sage.console.home.HomeActions;
import dev.sage.console.home.HomeContent;
import dev.sage.console.home.HomePanel;
import dev.sage.console.home.Scenario;
import dev.sage.console.shell.Shell;
import dev.sage.console.theme.ThemeChoice;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tour starts the toolkit itself, which works once in a process: it gets one of its own. */
class TourTest {
  @TempDir private Path folder;

  @Test
  void leaves_a_picture_for_each_stop_and_ends() throws IOException, InterruptedException {
    Path log = folder.resolve("log");
    Path pictures = folder.resolve("pictures");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Walk.class.getName(),
                pictures.toString(),
                folder.resolve("home").toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("it ends").isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    try (Stream<Path> files = Files.list(pictures)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("1-home.png", "2-keys.png");
    }
    BufferedImage picture = ImageIO.read(pictures.resolve("1-home.png").toFile());
    assertThat(picture.getWidth()).isEqualTo(1440);
    assertThat(picture.getHeight()).isEqualTo(900);
  }

  @Test
  void refuses_a_size_that_the_headless_platform_cannot_draw() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new TourOptions(folder, ThemeChoice.DARK, 1440, 1000, Duration.ofSeconds(1)))
        .withMessageContaining("1440x1000");
  }

  /** What the process of its own runs. */
  static final class Walk {
    private Walk() {}

    public static void main(String[] arguments) throws Exception {
      HomeActions nothing =
          new HomeActions() {
            @Override
            public void openFiles() {}

            @Override
            public void runScenario(Scenario scenario) {}

            @Override
            public void openRecording(Path recording) {}

            @Override
            public void useVariable(String name) {}

            @Override
            public void lookAround() {}

            @Override
            public void addKey() {}
          };
      ConsoleOptions console =
          new ConsoleOptions(
              new Shell.Options(Path.of(arguments[1]), InstantSource.system(), text -> text),
              services -> List.of(new HomePanel(new HomeContent(List.of(), List.of()), nothing)));
      List<Stop> stops =
          List.of(
              Stop.of("home", shell -> {}),
              Stop.of(
                  "keys", shell -> shell.actions().find("window.keys").orElseThrow().perform()));
      new Tour(console, TourOptions.into(Path.of(arguments[0]), ThemeChoice.DARK), () -> stops)
          .walk();
    }
  }
}
