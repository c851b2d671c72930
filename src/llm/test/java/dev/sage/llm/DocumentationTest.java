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
import org.junit.jupiter.params.provider.ValueSource;

/** The code in the pages of the library compiles. */
class DocumentationTest {

  private static final Path DOCS = Path.of(System.getProperty("sage.root"), "docs");
  private static final Pattern SNIPPET = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"library", "providers", "errors.md"})
  void every_snippet_compiles(String pages) throws IOException {
    var sources = new ArrayList<String>();
    try (var files = Files.walk(DOCS.resolve(pages))) {
      for (var file : files.filter(name -> name.toString().endsWith(".md")).sorted().toList()) {
        for (var snippet : snippets(file)) {
          sources.add(source(snippet, sources.size()));
        }
      }
    }
    assertThat(sources).isNotEmpty();
    compile(sources);
  }

  private static List<String> snippets(Path file) throws IOException {
    return SNIPPET
        .matcher(Files.readString(file))
        .results()
        .map(MatchResult::group)
        .map(text -> text.replaceAll("```(java)?", ""))
        .toList();
  }

  private String source(String snippet, int number) throws IOException {
    var source =
        """
        import static org.assertj.core.api.Assertions.assertThat;
        import dev.sage.llm.*;
        import dev.sage.llm.provider.*;
        import dev.sage.llm.provider.fake.*;
        import dev.sage.llm.secret.*;
        import dev.sage.llm.transport.ConnectionOptions;
        import java.net.*;
        import java.nio.file.Path;
        class Snippet%d { void run() throws Exception { %s } }
        """
            .formatted(number, snippet.replaceAll("(?m)^import .*$", ""));
    var file = folder.resolve("Snippet" + number + ".java");
    Files.writeString(file, source);
    return file.toString();
  }

  private void compile(List<String> sources) {
    var output = new StringWriter();
    var printer = new PrintWriter(output);
    var arguments =
        new ArrayList<>(
            List.of(
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                folder.toString(),
                "-proc:none"));
    arguments.addAll(sources);

    int status =
        ToolProvider.findFirst("javac")
            .orElseThrow()
            .run(printer, printer, arguments.toArray(String[]::new));

    assertThat(status).as("%s", output).isZero();
  }
}
