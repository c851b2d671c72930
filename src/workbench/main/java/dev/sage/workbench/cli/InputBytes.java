package dev.sage.workbench.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a command takes from a file, or from standard input where that is {@code -} or not
 * given.
 */
final class InputBytes {

  private InputBytes() {}

  static byte[] read(Terminal terminal, @Nullable Path file) {
    try {
      return file == null || file.toString().equals("-")
          ? terminal.in().readAllBytes()
          : Files.readAllBytes(file);
    } catch (IOException unreadable) {
      Path named = file == null ? Path.of("-") : file;
      throw new CliException(ExitCode.USAGE, Unreadable.message(named, unreadable), unreadable);
    }
  }
}
