package dev.sage.workbench.cli;

import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Says why a file can't be read. Stateless. */
final class Unreadable {

  private Unreadable() {}

  static String message(Path path, Exception e) {
    return switch (e) {
      case NoSuchFileException missing ->
          "There is no file %s. Check the path.".formatted(missing.getFile());
      case AccessDeniedException denied ->
          "%s may not be read. Change its permissions.".formatted(denied.getFile());
      default -> "%s can't be read: %s".formatted(path, sentence(String.valueOf(e.getMessage())));
    };
  }

  private static String sentence(String text) {
    return text.endsWith(".") ? text : text + ".";
  }
}
