package dev.sage.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages of the exported packages are made without a single warning, and without a network. */
class JavadocTest {

  private static final Path SOURCES = Path.of(System.getProperty("sage.root"), "src/llm/main/java");

  @TempDir private Path pages;

  @Test
  void every_public_member_is_described_and_every_reference_resolves() {
    var output = new StringWriter();
    var printer = new PrintWriter(output);

    int status =
        ToolProvider.findFirst("javadoc")
            .orElseThrow()
            .run(
                printer,
                printer,
                "-quiet",
                "-Xdoclint:all",
                "-Werror",
                "-d",
                pages.toString(),
                "--module-path",
                dependencies(),
                "--module-source-path",
                "dev.sage.llm=" + SOURCES,
                "--module",
                "dev.sage.llm");

    assertThat(output.toString()).isEmpty();
    assertThat(status).isZero();
    assertThat(pages.resolve("dev.sage.llm/dev/sage/llm/Llm.html")).isNotEmptyFile();
  }

  private static String dependencies() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> entry.endsWith(".jar"))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
