package dev.sage.workbench.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromptFolderTest {
  private static final Prompt PROMPT =
      Prompt.blank(List.of(Column.of("a/b"))).withTurns(List.of(new Turn.User("Hi")));

  @TempDir private Path home;
  private Path path;
  private PromptFolder folder;

  @BeforeEach
  void open() {
    path = home.resolve("prompts");
    folder = new PromptFolder(path, text -> text);
  }

  @Test
  void has_nothing_before_it_exists() throws IOException {
    assertThat(folder.list()).isEmpty();
    assertThat(folder.stamp("a")).isEmpty();
  }

  @Test
  void gives_back_what_was_written() throws IOException {
    var written = folder.write("a", PROMPT, "");
    PromptFile read = folder.read("a");
    assertThat(read.prompt()).isEqualTo(PROMPT);
    assertThat(read.stamp()).isEqualTo(written.stamp()).isEqualTo(folder.stamp("a"));
    assertThat(Files.readString(path.resolve("a.prompt.json"))).endsWith("}\n");
    try (Stream<Path> files = Files.list(path)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void writes_over_nothing_that_it_does_not_know() throws IOException {
    folder.write("a", PROMPT, "");
    assertThatThrownBy(() -> folder.write("a", PROMPT, ""))
        .hasMessage("There is a prompt named a already.");
    assertThatThrownBy(() -> folder.write("a", PROMPT, "another"))
        .hasMessage("a was changed outside since it was opened here.");
    assertThatThrownBy(() -> folder.write("new", PROMPT, "gone since"))
        .hasMessageContaining("changed outside");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ".",
        "..",
        "../a",
        "a/b",
        "a\\b",
        "/etc/passwd",
        ".hidden",
        "a\nb",
        "a\u0000b",
        "con",
        "CON.x",
        "a.",
        "a ",
        "\u202Ea",
        "a:b",
        "~"
      })
  void takes_no_name_that_leads_elsewhere(String name) {
    assertThat(PromptFolder.problem(name)).isNotEmpty();
    assertThatThrownBy(() -> folder.write(name, PROMPT, ""))
        .isInstanceOf(PromptFolderException.class);
    assertThatThrownBy(() -> folder.read(name)).isInstanceOf(PromptFolderException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "Explain SSE (v2)", "größe_1.2", "日本"})
  void takes_the_names_that_people_give(String name) throws IOException {
    folder.write(name, PROMPT, "");
    assertThat(folder.list()).containsExactly(new PromptFile.Entry(name, ""));
  }

  @Test
  void lists_by_name_what_can_and_what_cannot_be_read() throws IOException {
    folder.write("b", PROMPT, "");
    write("A", "{");
    write("c", "");
    Files.write(path.resolve("d.prompt.json"), new byte[] {'"', (byte) 0xC3, '"'});
    Files.createDirectory(path.resolve("e.prompt.json"));
    Files.writeString(path.resolve("other.json"), "{}");
    List<PromptFile.Entry> entries = folder.list();
    assertThat(entries).extracting(PromptFile.Entry::name).containsExactly("A", "b", "c", "d", "e");
    assertThat(entries.get(0).problem()).startsWith("A.prompt.json is no prompt. Line 1");
    assertThat(entries.get(1).problem()).isEmpty();
    assertThat(entries.get(2).problem()).contains("no prompt");
    assertThat(entries.get(3).problem()).contains("not UTF-8");
    assertThat(entries.get(4).problem()).contains("no ordinary file");
  }

  @Test
  void shows_no_other_name_than_there_is() throws IOException {
    write("\u202egnp.a", PromptJson.write(PROMPT));
    assertThat(folder.list())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.name()).isEqualTo("·gnp.a");
              assertThat(entry.problem()).startsWith("A name has letters");
            });
  }

  @Test
  void follows_no_link_out_of_the_folder() throws IOException {
    Path secret = Files.writeString(home.resolve("secret"), PromptJson.write(PROMPT));
    Files.createDirectories(path);
    Files.createSymbolicLink(path.resolve("a.prompt.json"), secret);
    assertThatThrownBy(() -> folder.read("a")).hasMessageContaining("no ordinary file");
    assertThatThrownBy(() -> folder.write("a", PROMPT, ""))
        .isInstanceOf(PromptFolderException.class);
    assertThat(secret).hasContent(PromptJson.write(PROMPT));
  }

  @Test
  void reads_a_byte_order_mark_over_and_refuses_what_is_huge() throws IOException {
    write("marked", "\ufeff" + PromptJson.write(PROMPT));
    assertThat(folder.read("marked").prompt()).isEqualTo(PROMPT);
    write("huge", " ".repeat(PromptFolder.LIMIT + 1));
    assertThatThrownBy(() -> folder.read("huge")).hasMessageContaining("larger than 8 MiB");
    Prompt large = PROMPT.withInputs("x".repeat(PromptFolder.LIMIT));
    assertThatThrownBy(() -> folder.write("large", large, ""))
        .hasMessageContaining("larger than 8 MiB");
    assertThat(path.resolve("large.prompt.json")).doesNotExist();
  }

  @Test
  void gives_another_name_unless_it_is_taken() throws IOException {
    folder.write("a", PROMPT, "");
    folder.write("b", PROMPT, "");
    assertThatThrownBy(() -> folder.rename("a", "b")).hasMessage("There is a prompt named b.");
    assertThatThrownBy(() -> folder.rename("x", "y")).hasMessageContaining("no longer");
    folder.rename("a", "c");
    assertThat(folder.list()).extracting(PromptFile.Entry::name).containsExactly("b", "c");
  }

  @Test
  void writes_no_key_wherever_it_stands() throws IOException {
    String key = "sk-made-up-0123456789";
    PromptFolder cleaning = new PromptFolder(path, text -> text.replace(key, "[key]"));
    Prompt prompt =
        PROMPT
            .withTurns(
                List.of(
                    new Turn.Instructions(key),
                    new Turn.User("a\n" + key),
                    new Turn.Assistant(key, List.of(), List.of()),
                    new Turn.ToolResult("c", "t", key, false)))
            .withTools("[\"" + key + "\"]")
            .withParameters(Parameters.DEFAULTS.withExtra("{\"user\": \"" + key + "\"}"))
            .withAssertions(List.of(new Assertion(Assertion.Kind.CONTAINS, key)))
            .withColumns(List.of(new Column("a/b", null, List.of(new Turn.User(key)))));
    assertThat(cleaning.write("a", prompt, "").cleaned()).isTrue();
    assertThat(Files.readString(path.resolve("a.prompt.json"))).doesNotContain("sk-made-up");
  }

  private void write(String name, String text) throws IOException {
    Files.createDirectories(path);
    Files.write(path.resolve(name + PromptFolder.SUFFIX), text.getBytes(StandardCharsets.UTF_8));
  }
}
