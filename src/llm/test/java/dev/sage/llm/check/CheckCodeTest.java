package dev.sage.llm.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The words of each code, and that a page has a section for it. */
class CheckCodeTest {

  private static final Path ROOT = Path.of(System.getProperty("sage.root"));

  @Test
  void each_code_has_its_golden_words() throws IOException {
    var lines = new ArrayList<String>();
    for (var code : CheckCode.values()) {
      lines.addAll(Scene.lines(Scene.of(code)));
    }
    var said = String.join("\n", lines).replaceAll("(localhost|127\\.0\\.0\\.1):\\d+", "$1:PORT");

    if (Boolean.getBoolean("sage.write")) {
      Files.writeString(
          ROOT.resolve("src/llm/test/resources/dev/sage/llm/check/codes.txt"), said + "\n");
    }
    assertThat(said.lines()).containsExactlyElementsOf(golden());
    assertThat(said).doesNotContain(Scene.OPENAI.key()).doesNotContain("Matrix0123");
  }

  private static List<String> golden() throws IOException {
    try (var in = CheckCodeTest.class.getResourceAsStream("codes.txt")) {
      assertThat(in).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  @Test
  void numbers_are_unique() {
    assertThat(CheckCode.values()).extracting(CheckCode::id).doesNotHaveDuplicates();
    assertThat(CheckCode.KEY_MISSING.id()).isEqualTo("SAGE-CHK-001");
  }

  @Test
  void each_code_has_a_section_in_the_docs() throws IOException {
    var page = Files.readString(ROOT.resolve("docs/troubleshooting.md"));
    for (var code : CheckCode.values()) {
      assertThat(page).contains("### " + code.id() + ": " + code.title() + "\n");
    }
  }
}
