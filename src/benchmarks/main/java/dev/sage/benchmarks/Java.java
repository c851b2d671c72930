package dev.sage.benchmarks;

import java.nio.file.Path;

/** The Java that the harness itself runs on; server and clients run on the same. */
final class Java {

  static final String EXECUTABLE =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  private Java() {}
}
