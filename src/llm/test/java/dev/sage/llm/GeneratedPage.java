package dev.sage.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A page of the documentation with a part that is made from the code; {@code -Dsage.write=true}
 * writes that part anew.
 */
public final class GeneratedPage {

  private static final String BEGIN = "<!-- made from the code: begin -->\n";
  private static final String END = "<!-- made from the code: end -->\n";

  private GeneratedPage() {}

  /** Checks the page of this name against what its part has to be. */
  public static void check(String page, String content) throws IOException {
    Path file = Path.of(System.getProperty("sage.root"), "docs", page);
    String text = Files.readString(file);
    int from = text.indexOf(BEGIN) + BEGIN.length();
    int to = text.indexOf(END);
    assertThat(to).as("the marks in %s", page).isGreaterThan(from - 1);
    if (Boolean.getBoolean("sage.write")) {
      Files.writeString(file, text.substring(0, from) + content + text.substring(to));
      return;
    }
    assertThat(text.substring(from, to))
        .as("docs/%s; write it anew with -Dsage.write=true", page)
        .isEqualTo(content);
  }
}
