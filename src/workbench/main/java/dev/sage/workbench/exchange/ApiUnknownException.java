package dev.sage.workbench.exchange;

import java.nio.file.Path;

/**
 * A file is nothing but what some API answered, and does not show which: whoever has it may know.
 */
public final class ApiUnknownException extends ImportException {

  private static final long serialVersionUID = 1L;

  ApiUnknownException(Path file) {
    super(sentence(file));
  }

  static String sentence(Path file) {
    return "%s does not show which API answered. It may be %s."
        .formatted(file, String.join(", ", Importer.apis()));
  }
}
