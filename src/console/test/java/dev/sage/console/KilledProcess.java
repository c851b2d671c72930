package dev.sage.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.tour.MadeUp;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A console in a process of its own, killed at the moment that it names. */
public final class KilledProcess {
  private static final String READY = "kill me now";

  private static final Duration APART = Duration.ofMillis(5);
  private static final Duration SILENCE = Duration.ofHours(1);
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private KilledProcess() {}

  /**
   * Runs the main method of a class with the home folder, and kills it when it is {@link #ready}.
   */
  public static void run(Class<?> main, Path home) throws IOException, InterruptedException {
    Path errors = home.resolve("errors.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dglass.platform=Headless",
                "-Dprism.order=sw",
                "-Dprism.lcdtext=false",
                "-Dtestfx.robot=glass",
                "-cp",
                System.getProperty("java.class.path"),
                KilledProcess.class.getName(),
                main.getName(),
                home.toString())
            .redirectError(errors.toFile())
            .start();
    // Reading ends with the process, and it ends at the latest then.
    Thread.ofVirtual().start(() -> killLate(process));
    try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
      String line = said.readLine();
      while (line != null && !line.equals(READY)) {
        line = said.readLine();
      }
      assertThat(line).as(Files.readString(errors)).isEqualTo(READY);
    } finally {
      // SIGKILL: nothing in the process gets the chance to tidy up.
      process.destroyForcibly();
    }
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
  }

  private static void killLate(Process process) {
    try {
      if (!process.waitFor(3, TimeUnit.MINUTES)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }

  /** What runs in the process: where that fails the window must not keep it alive for ever. */
  public static void main(String[] arguments) {
    try {
      Method main = Class.forName(arguments[0]).getMethod("main", String[].class);
      main.setAccessible(true);
      main.invoke(null, (Object) new String[] {arguments[1]});
    } catch (ReflectiveOperationException failed) {
      failed.printStackTrace();
      Runtime.getRuntime().halt(1);
    }
  }

  /** Called by the process that waits to be killed. */
  public static void ready() throws InterruptedException {
    System.out.println(READY);
    Thread.sleep(Duration.ofMinutes(1));
  }

  /** A recording of an answer of so many words, for the simulator: {@code word0 word1} … */
  public static Path recording(Path home, String name, int words) throws IOException {
    return MadeUp.stream(home.resolve("recordings"), name, words, KilledProcess::word);
  }

  /**
   * The same, but that behind those words the model falls silent, for longer than anybody waits.
   */
  public static Path unfinished(Path home, String name, int words) throws IOException {
    return MadeUp.stream(
        home.resolve("recordings"),
        name,
        words + 1,
        KilledProcess::word,
        word -> word < words ? APART.multipliedBy(word).toNanos() : SILENCE.toNanos());
  }

  private static String word(int number) {
    return "word" + number + " ";
  }

  /** Waits until that is on the disk; not on the FX thread, which goes on meanwhile. */
  public static void awaitStored(BooleanSupplier stored) throws InterruptedException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (!stored.getAsBoolean()) {
      assertThat(System.nanoTime()).as("until it is stored").isLessThan(until);
      Thread.sleep(Duration.ofMillis(50));
    }
  }

  /** All that the home's drafts say. */
  public static String drafts(Path home) {
    StringBuilder all = new StringBuilder();
    try (var files = Files.list(home.resolve("drafts"))) {
      for (Path file : files.toList()) {
        all.append(Files.readString(file));
      }
    } catch (NoSuchFileException none) {
      // Nothing has been written yet, or a file was just put in place of another.
      return "";
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return all.toString();
  }
}
