package dev.sage.benchmarks.console;

import dev.sage.benchmarks.Java;
import dev.sage.benchmarks.Spread;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The start of the packaged console beside that of a hello world in the same theme, both with the
 * JVM's AOT cache: from the start of the process until the first picture is drawn. One after the
 * other, in turn.
 */
final class PackagedStart {
  private static final int TURNS = 5;
  private static final int SECONDS = 15;
  private static final double MOST_RATIO = 1.6;

  /** The toolkit says so when a picture is drawn. */
  private static final String LOGGER = "-Djavafx.pulseLogger=true";

  private static final String PICTURE = "PULSE: ";

  private final Path folder;
  private final List<String> hello = new ArrayList<>();

  private PackagedStart(Path folder) {
    this.folder = folder;
  }

  static void measure(Path folder) throws IOException, InterruptedException {
    Path launcher = Packaged.launcher();
    if (!Files.isExecutable(launcher)) {
      String why = "not measured: needs " + launcher + " " + Packaged.HOW;
      Table.row("start of the packaged console", "–", why, "");
      return;
    }
    new PackagedStart(folder).measure();
  }

  private void measure() throws IOException, InterruptedException {
    train();
    double[] ours = new double[TURNS];
    double[] theirs = new double[TURNS];
    for (int turn = 0; turn < TURNS; turn++) {
      theirs[turn] = firstPicture(new ProcessBuilder(hello).redirectErrorStream(true));
      ours[turn] = firstPicture(Packaged.console(folder.resolve("start-" + turn), LOGGER));
    }
    double console = Spread.of(ours).median();
    double world = Spread.of(theirs).median();
    Table.millis("a hello world, AOT cache: first picture", Table.NO_TARGET, world);
    Table.millis("the packaged console: first picture, which is Home", Table.NO_TARGET, console);
    Table.row(
        "ratio of the two",
        "≤ " + MOST_RATIO,
        String.format(Locale.ROOT, "%.2f", console / world),
        console / world <= MOST_RATIO ? "met" : "**missed**");
  }

  /** The hello world of this run, from jars, for the cache takes no folders. */
  private void train() throws IOException, InterruptedException {
    Path jar = folder.resolve("hello.jar");
    String name = HelloWorld.class.getName().replace('.', '/') + ".class";
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        InputStream in = HelloWorld.class.getResourceAsStream("HelloWorld.class")) {
      out.putNextEntry(new JarEntry(name));
      in.transferTo(out);
    }
    String path =
        Stream.concat(Packaged.jars("(javafx|atlantafx)-.*").stream(), Stream.of(jar))
            .map(Path::toString)
            .collect(Collectors.joining(System.getProperty("path.separator")));
    Path cache = folder.resolve("hello.aot");
    List<String> training = command(path, "-XX:AOTCacheOutput=" + cache);
    training.add("2000");
    run(training);
    hello.addAll(command(path, "-XX:AOTCache=" + cache));
  }

  private static List<String> command(String path, String cache) {
    return new ArrayList<>(
        List.of(
            Java.EXECUTABLE,
            cache,
            "--enable-native-access=ALL-UNNAMED",
            "-Dglass.platform=Headless",
            "-Dprism.order=sw",
            LOGGER,
            "-cp",
            path,
            HelloWorld.class.getName()));
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    Process training =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!training.waitFor(4 * SECONDS, TimeUnit.SECONDS) || training.exitValue() != 0) {
      throw new IllegalStateException("The hello world did not come to its end.");
    }
  }

  /** How long it takes, in ms, until it draws for the first time; it is ended then. */
  private static double firstPicture(ProcessBuilder program)
      throws IOException, InterruptedException {
    for (int attempt = 0; attempt < TURNS; attempt++) {
      long begun = System.nanoTime();
      Process process = program.start();
      // Now and then the toolkit's logger says nothing of the only picture that is drawn.
      CompletableFuture.delayedExecutor(SECONDS, TimeUnit.SECONDS)
          .execute(process::destroyForcibly);
      try (BufferedReader lines = process.inputReader()) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          if (line.startsWith(PICTURE)) {
            return Fx.since(begun);
          }
        }
      } catch (IOException ended) {
        // By the timer, while it was read from: once more.
      } finally {
        process.destroyForcibly().waitFor();
      }
    }
    throw new IllegalStateException("Nothing was drawn.");
  }
}
