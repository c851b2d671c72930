package dev.sage.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What a program takes on with this library: little, and nothing that binds it. */
class DependenciesTest {

  private static final long LIMIT = 10_000_000;

  /** Permissive licences by the names that descriptors give them. */
  private static final Map<String, String> PERMISSIVE =
      Map.of(
          "The Apache Software License, Version 2.0", "Apache-2.0",
          "The Apache License, Version 2.0", "Apache-2.0",
          "Apache License, Version 2.0", "Apache-2.0",
          "Apache-2.0", "Apache-2.0",
          "Go License", "BSD-3-Clause",
          "MIT License", "MIT",
          "MIT", "MIT");

  private static String license(RuntimeJars.Jar jar) {
    String name = jar.license();
    assertThat(PERMISSIVE).as("permissive licences, for %s", jar.artifact()).containsKey(name);
    return Objects.requireNonNull(PERMISSIVE.get(name));
  }

  @Test
  void the_page_lists_every_jar_with_its_size_and_licence() throws IOException {
    var table = new StringBuilder("| jar | version | kB | licence |\n| --- | --- | ---: | --- |\n");
    long total = 0;
    for (var jar : RuntimeJars.all()) {
      table.append(
          String.format(
              Locale.ROOT,
              "| `%s:%s` | %s | %,d | %s |\n",
              jar.group(),
              jar.artifact(),
              jar.version(),
              Math.ceilDiv(jar.bytes(), 1_000),
              license(jar)));
      total += jar.bytes();
    }
    table.append(
        String.format(Locale.ROOT, "| together | | %,d | |\n", Math.ceilDiv(total, 1_000)));

    GeneratedPage.check("dependencies.md", table.toString());
  }

  @Test
  void all_of_it_is_under_10_megabytes() throws IOException {
    assertThat(RuntimeJars.totalBytes()).isLessThan(LIMIT);
  }

  @Test
  void there_is_no_gui_toolkit_and_no_database_in_it() {
    assertThat(RuntimeJars.all())
        .isNotEmpty()
        .noneMatch(jar -> jar.has("javafx/"))
        .noneMatch(jar -> jar.has("META-INF/services/java.sql.Driver"))
        .noneMatch(jar -> jar.artifact().contains("javafx") || jar.artifact().contains("jdbc"));
  }
}
