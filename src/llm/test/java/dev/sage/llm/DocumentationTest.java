package dev.sage.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The code in the pages of the library compiles. */
class DocumentationTest {

  private static final List<String> PAGES = List.of("library/index.md", "errors.md");
  private static final Pattern SNIPPET = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  @TempDir private Path folder;

  static List<String> snippets() throws IOException {
    var snippets = new ArrayList<String>();
    for (var page : PAGES) {
      var file = Path.of(System.getProperty("sage.root"), "docs", page);
      SNIPPET
          .matcher(Files.readString(file))
          .results()
          .map(MatchResult::group)
          .map(text -> text.replaceAll("```(java)?", ""))
          .forEach(snippets::add);
    }
    return snippets;
  }

  @ParameterizedTest
  @MethodSource("snippets")
  void every_snippet_compiles(String snippet) throws IOException {
    var source =
        """
        import static org.assertj.core.api.Assertions.assertThat;
        import dev.sage.llm.*;
        import dev.sage.llm.provider.*;
        import dev.sage.llm.provider.fake.*;
        import java.net.URI;
        class Snippet { void run() { %s } }
        """
            .formatted(snippet.replaceAll("(?m)^import .*$", ""));
    var file = folder.resolve("Snippet.java");
    Files.writeString(file, source);
    var output = new StringWriter();
    var printer = new PrintWriter(output);

    int status =
        ToolProvider.findFirst("javac")
            .orElseThrow()
            .run(
                printer,
                printer,
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                folder.toString(),
                "-proc:none",
                file.toString());

    assertThat(status).as("%s in %s", output, source).isZero();
  }
}
