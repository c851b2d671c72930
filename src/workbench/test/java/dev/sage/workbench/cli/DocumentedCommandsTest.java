package dev.sage.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.sage.workbench.docs.Block;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every {@code sage} command that a page shows is one that the command line understands. */
class DocumentedCommandsTest {

  private static final Pattern WORD =
      Pattern.compile("#.*|[|<>;&]+|(?:\"[^\"]*\"|'[^']*'|[^\\s\"'|<>;&])+");
  private static final Pattern VARIABLE = Pattern.compile("[A-Z_]+=.*");

  @Test
  void every_command_has_the_options_that_it_is_shown_with() throws IOException {
    int commands = 0;
    for (var block : Block.ofAllPages(Path.of(System.getProperty("sage.root")))) {
      if (block.language().equals("sh")) {
        for (var line : block.text().replace("\\\n", "").split("\n", -1)) {
          commands += understood(block, line);
        }
      }
    }
    assertThat(commands).isGreaterThan(30);
  }

  private static int understood(Block block, String line) {
    var words = words(line);
    if (words.isEmpty() || !words.getFirst().matches("(target/sage/bin/)?sage")) {
      return 0;
    }
    var arguments = words.subList(1, words.size()).toArray(String[]::new);
    var globals = new GlobalOptions(Map.of(), Terminal.system());

    assertThatCode(() -> Sage.commandLine(globals, arguments).parseArgs(arguments))
        .as("%s: %s", block.place(), line)
        .doesNotThrowAnyException();
    return 1;
  }

  /** The command's own words: no variables before it, no comment, nothing that the shell takes. */
  private static List<String> words(String line) {
    var words = new ArrayList<String>();
    var found = WORD.matcher(line);
    while (found.find()) {
      var word = found.group();
      if ("#|<>;&".indexOf(word.charAt(0)) >= 0) {
        break;
      }
      if (!words.isEmpty() || !VARIABLE.matcher(word).matches()) {
        words.add(word.replaceAll("[\"']", ""));
      }
    }
    return words;
  }
}
