package dev.sage.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The code in the library's guide compiles. */
class DocumentationTest {

  private static final Path GUIDE =
      Path.of(System.getProperty("sage.root"), "docs/library/index.md");
  private static final Pattern SNIPPET = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  @TempDir private Path folder;

  static List<String> snippets() throws IOException {
    return SNIPPET
        .matcher(Files.readString(GUIDE))
        .results()
        .map(MatchResult::group)
        .map(text -> text.replaceAll("```(java)?", ""))
        .toList();
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
        import dev.sage.llm.secret.*;
        import dev.sage.llm.transport.ConnectionOptions;
        import java.net.*;
        import java.nio.file.Path;
        class Snippet { void run() throws Exception { %s } }
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
