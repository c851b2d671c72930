package dev.sage.llm.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.GeneratedPage;
import dev.sage.llm.JsonSchemaCheck;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;

/** The rules that come with the library are what their schema says, and the page lists them. */
class RuleFileTest {

  private static final Path FOLDER =
      Path.of(System.getProperty("sage.root"), "resources/llm/dev/sage/llm/redaction");

  @Test
  void the_file_keeps_to_the_schema_beside_it() throws IOException {
    assertThat(
            JsonSchemaCheck.problems(
                FOLDER.resolve("rules.json"), FOLDER.resolve("rules.schema.json")))
        .isEmpty();
  }

  @Test
  void the_page_lists_every_kind() throws IOException {
    var rows = new LinkedHashMap<String, StringBuilder>();
    for (var kind : RuleKind.all()) {
      var row = rows.computeIfAbsent(kind.group(), _ -> new StringBuilder());
      row.append(row.isEmpty() ? "" : ", ").append("%s `%s`".formatted(kind.title(), kind.kind()));
    }
    var table = new StringBuilder("| group | what is found, and its name in placeholders |\n");
    table.append("| --- | --- |\n");
    rows.forEach((group, kinds) -> table.append("| %s | %s |\n".formatted(group, kinds)));

    GeneratedPage.check("redaction.md", table.toString());
  }
}
