package dev.sage.workbench.log;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the lines of a call in log files, whichever process wrote them. Does I/O; stateless. */
final class PastLines {
  /** So many of one call at most: the newest. */
  private static final int MOST = 5_000;

  private PastLines() {}

  /** By our id or the provider's; in the order of their times. */
  static List<LogLine> ofCall(Path folder, String call) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    var found = new ArrayList<LogLine>();
    for (Path file : files(folder)) {
      try {
        read(file, call, found);
      } catch (IOException gone) {
        // What another process has just renamed is found the next time.
      }
    }
    found.sort(Comparator.comparing(LogLine::at));
    return List.copyOf(found.subList(Math.max(0, found.size() - MOST), found.size()));
  }

  private static List<Path> files(Path folder) {
    try (var files = Files.list(folder)) {
      return files.filter(each -> each.toString().endsWith(".log")).toList();
    } catch (IOException gone) {
      return List.of();
    }
  }

  private static void read(Path file, String call, List<LogLine> found) throws IOException {
    try (var reader =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
      LogLine open = null;
      for (String text = reader.readLine(); text != null; text = reader.readLine()) {
        if (text.startsWith("\t")) {
          open = open == null ? null : longer(open, text.substring(1));
        } else {
          keep(open, found);
          open = line(text, call).orElse(null);
        }
      }
      keep(open, found);
    }
  }

  private static Optional<LogLine> line(String text, String call) {
    // Most lines are of something else, and are not looked at any closer.
    if (!text.contains(call)) {
      return Optional.empty();
    }
    return (text.startsWith("{") ? LogJson.parse(text) : LogText.parse(text))
        .filter(line -> line.call().equals(call) || line.providerCall().equals(call));
  }

  private static LogLine longer(LogLine line, String more) {
    String error = line.error().isEmpty() ? more : line.error() + "\n" + more;
    return error.length() > 2 * CleanLine.LONGEST
        ? line
        : new LogLine(
            0,
            line.at(),
            line.level(),
            line.logger(),
            line.thread(),
            line.call(),
            line.providerCall(),
            line.message(),
            line.data(),
            error);
  }

  private static void keep(@Nullable LogLine line, List<LogLine> found) {
    if (line != null) {
      found.add(line);
    }
  }
}
