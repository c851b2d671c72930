package dev.sage.console.setup;

import dev.sage.console.control.CodeView;
import dev.sage.console.text.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.Node;

/** A configuration file, to be read only, at the line that matters. */
final class FileSheet extends Sheet {
  private static final double WIDTH = 760;
  private static final double LEAST = 160;
  private static final double MOST = 520;
  private static final double LINE = 20;

  private final CodeView code;

  FileSheet(Path file, int line, String masked, Node close) {
    super("setup-file", String.valueOf(file.getFileName()), file.toString(), WIDTH);
    code = new CodeView(Texts.text("setup.file", file));
    List<String> lines = masked.lines().toList();
    code.setText(
        IntStream.range(0, lines.size())
            .mapToObj(i -> String.format(Locale.ROOT, "%4d  %s", i + 1, lines.get(i)))
            .collect(Collectors.joining("\n")));
    code.setPrefHeight(Math.clamp((lines.size() + 1) * LINE, LEAST, MOST));
    if (line > 0) {
      code.showLine(line);
    }
    content(code);
    buttons(close);
  }

  Node first() {
    return code.focusTarget();
  }
}
