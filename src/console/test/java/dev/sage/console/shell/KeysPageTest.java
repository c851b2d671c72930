package dev.sage.console.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.ConsoleWindow;
import dev.sage.simulator.Speed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The tables of keys in the pages under {@code docs}, each between {@code <!-- keys: compare -->}
 * and {@code <!-- end of keys -->}, are those of the catalogue. {@code -Dsage.write=true} writes
 * them anew.
 */
class KeysPageTest {
  private static final Path DOCS = Path.of(System.getProperty("sage.root"), "docs");
  private static final Pattern TABLE =
      Pattern.compile("<!-- keys: ([a-z]+) -->\n(.*?)<!-- end of keys -->", Pattern.DOTALL);

  @TempDir private Path home;

  @Test
  void the_tables_of_keys_are_those_of_the_catalogue() throws IOException {
    Map<String, String> tables = tables();
    List<String> written = new ArrayList<>();
    for (Path page : pages()) {
      String text = Files.readString(page);
      Matcher table = TABLE.matcher(text);
      StringBuilder anew = new StringBuilder();
      while (table.find()) {
        String panel = table.group(1);
        assertThat(tables).as(page.toString()).containsKey(panel);
        written.add(panel);
        String whole =
            "<!-- keys: " + panel + " -->\n" + tables.get(panel) + "<!-- end of keys -->";
        table.appendReplacement(anew, Matcher.quoteReplacement(whole));
      }
      table.appendTail(anew);
      if (Boolean.getBoolean("sage.write") && !anew.toString().equals(text)) {
        Files.writeString(page, anew);
      }
      assertThat(Files.readString(page)).as(page.toString()).isEqualTo(anew.toString());
    }
    assertThat(written).as("every panel with keys has its table").containsAll(tables.keySet());
  }

  private Map<String, String> tables() {
    Map<String, String> tables = new LinkedHashMap<>();
    try (ConsoleWindow window = ConsoleWindow.open(home, Speed.INSTANT)) {
      tables.put("window", table(window.shell().actions().ofWindow()));
      for (Panel panel : window.panels().all()) {
        if (panel.actions().stream().anyMatch(action -> !action.keys().isEmpty())) {
          tables.put(panel.id().key(), table(panel.actions()));
        }
      }
    }
    return tables;
  }

  private static String table(List<Action> actions) {
    return "| key | does |\n| --- | --- |\n"
        + actions.stream()
            .filter(action -> !action.keys().isEmpty())
            .map(action -> "| " + keys(action) + " | " + action.label() + " |\n")
            .collect(Collectors.joining());
  }

  private static String keys(Action action) {
    return action.keys().stream()
        .map(key -> "`" + Keys.text(key) + "`")
        .collect(Collectors.joining(" or "));
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.list(DOCS)) {
      return files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
    }
  }
}
