package dev.sage.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * What a client brings onto a program's class path, as Maven resolves it for the client alone.
 * Immutable, thread-safe.
 *
 * @param path the jars, in the platform's form
 */
record ClassPath(String path, int jars, long bytes) {

  private static final Pattern SEPARATOR = Pattern.compile(Pattern.quote(File.pathSeparator));

  /** Reads what the build has written. */
  static ClassPath read(Path folder, String name) throws IOException {
    String path = Files.readString(folder.resolve(name + ".path")).strip();
    long bytes = 0;
    String[] jars = SEPARATOR.split(path, -1);
    for (String jar : jars) {
      bytes += Files.size(Path.of(jar));
    }
    return new ClassPath(path, jars.length, bytes);
  }
}
