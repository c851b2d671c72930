package dev.sage.benchmarks;

import java.nio.file.Path;

/** The Java that the harness itself runs on; server and clients run on the same. */
public final class Java {

  /** The path of the program. */
  public static final String EXECUTABLE =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  private Java() {}
}
