package dev.sage.benchmarks.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The program as people start it: the distribution that the build has made. */
final class Packaged {
  static final String HOW = "(mvn -q package -DskipTests)";

  /** What a window without a display is drawn by. */
  private static final String HEADLESS = "-Dglass.platform=Headless -Dprism.order=sw";

  private Packaged() {}

  /** The launcher: {@code target/sage/bin/sage}, or what {@code -Dbench.sage} names. */
  static Path launcher() {
    String given = System.getProperty("bench.sage", "");
    return Path.of(given.isEmpty() ? "target/sage/bin/sage" : given).toAbsolutePath();
  }

  /** Jars of the distribution whose names match. */
  static List<Path> jars(String pattern) throws IOException {
    Path lib = launcher().resolveSibling("../lib").normalize();
    try (Stream<Path> all = Files.list(lib)) {
      return all.filter(jar -> jar.getFileName().toString().matches(pattern)).sorted().toList();
    }
  }

  /** A console that opens with that home folder; its output comes through the process. */
  static ProcessBuilder console(Path home, String more) {
    ProcessBuilder console = new ProcessBuilder(launcher().toString());
    console.environment().put("SAGE_HOME", home.toString());
    console.environment().put("SAGE_JAVA_OPTIONS", (HEADLESS + " " + more).strip());
    return console.redirectErrorStream(true);
  }
}
