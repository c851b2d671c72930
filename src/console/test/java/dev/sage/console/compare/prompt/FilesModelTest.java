package dev.sage.console.compare.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.workbench.prompt.Column;
import dev.sage.workbench.prompt.Prompt;
import dev.sage.workbench.prompt.PromptFile;
import dev.sage.workbench.prompt.Turn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesModelTest {
  private static final String KEY = "sk-made-up-0123456789";

  @TempDir private Path folder;
  private final List<String> said = new ArrayList<>();
  private final PromptModel model = new PromptModel();
  private final FilesModel files =
      new FilesModel(model, new AtOnce(), text -> text.replace(KEY, "[key]"), said::add);

  /** Does the work where it is asked for. */
  private static final class AtOnce implements Disk {
    @Override
    public <T> void run(
        String what, Callable<T> work, Consumer<? super T> then, Consumer<IOException> failed) {
      T result;
      try {
        result = work.call();
      } catch (IOException e) {
        failed.accept(e);
        return;
      } catch (Exception e) {
        throw new AssertionError(what, e);
      }
      then.accept(result);
    }
  }

  @BeforeEach
  void begin() {
    model.reset(Prompt.blank(List.of(Column.of("a/b"))).withTurns(List.of(new Turn.User("Hi"))));
    files.choose(folder);
  }

  @Test
  void saves_lists_and_opens() {
    files.saveAs("greeting", () -> {});
    assertThat(said).containsExactly("Saved greeting.");
    assertThat(files.entries()).containsExactly(new PromptFile.Entry("greeting", ""));
    assertThat(files.unsavedProperty().get()).isFalse();
    type("Changed");
    assertThat(files.unsavedProperty().get()).isTrue();
    files.open("greeting", () -> {});
    assertThat(question()).isEqualTo("Hi");
    assertThat(files.unsavedProperty().get()).isFalse();
  }

  @Test
  void knows_that_there_is_none_only_once_it_has_looked() {
    List<Boolean> known = new ArrayList<>();
    files.listedProperty().subscribe(is -> known.add(is));
    files.refresh();
    assertThat(known).containsExactly(true, false, true);
  }

  @Test
  void loses_nothing_by_opening() {
    files.saveAs("greeting", () -> {});
    type("Unsaved work");
    files.open("greeting", () -> {});
    model.undo();
    assertThat(question()).isEqualTo("Unsaved work");
    assertThat(files.unsavedProperty().get()).isTrue();
  }

  @Test
  void overwrites_no_file_that_somebody_else_changed_until_told_to() throws IOException {
    files.saveAs("greeting", () -> {});
    Path file = folder.resolve("greeting.prompt.json");
    String theirs = Files.readString(file).replace("Hi", "Theirs");
    Files.writeString(file, theirs);
    type("Mine");
    files.save();
    assertThat(file).hasContent(theirs);
    assertThat(files.outsideProperty().get()).isEqualTo(FilesModel.Outside.CHANGED);
    assertThat(files.errorProperty().get()).contains("changed outside");
    files.keepMine();
    assertThat(Files.readString(file)).contains("Mine");
    assertThat(files.outsideProperty().get()).isEqualTo(FilesModel.Outside.NONE);
  }

  @Test
  void takes_theirs_and_keeps_mine_a_step_back() throws IOException {
    files.saveAs("greeting", () -> {});
    Path file = folder.resolve("greeting.prompt.json");
    Files.writeString(file, Files.readString(file).replace("Hi", "Theirs"));
    files.check();
    assertThat(files.outsideProperty().get()).isEqualTo(FilesModel.Outside.CHANGED);
    files.takeTheirs();
    assertThat(question()).isEqualTo("Theirs");
    model.undo();
    assertThat(question()).isEqualTo("Hi");
  }

  @Test
  void sees_that_the_file_is_gone() throws IOException {
    files.saveAs("greeting", () -> {});
    Files.delete(folder.resolve("greeting.prompt.json"));
    files.check();
    assertThat(files.outsideProperty().get()).isEqualTo(FilesModel.Outside.GONE);
    files.keepMine();
    assertThat(folder.resolve("greeting.prompt.json")).exists();
  }

  @Test
  void saves_over_no_other_prompt() {
    files.saveAs("one", () -> {});
    files.saveAs("two", () -> {});
    files.saveAs("one", () -> {});
    assertThat(files.errorProperty().get()).isEqualTo("There is a prompt named one already.");
    assertThat(files.place().name()).isEqualTo("two");
  }

  @Test
  void lists_what_it_cannot_read_with_the_reason() throws IOException {
    Files.writeString(folder.resolve("broken.prompt.json"), "{\n  \"turns\": 7\n}");
    files.refresh();
    assertThat(files.entries().getFirst().problem())
        .contains("Line 2, column 12: turns: This must be a list, not a number.");
  }

  @Test
  void keeps_keys_out_of_files_and_says_so() throws IOException {
    type("Use " + KEY);
    files.saveAs("secret", () -> {});
    assertThat(Files.readString(folder.resolve("secret.prompt.json"))).doesNotContain(KEY);
    assertThat(said.getLast()).contains("looked like a key");
    assertThat(question()).contains(KEY);
  }

  @Test
  void knows_after_a_restart_whether_the_draft_went_on() {
    files.saveAs("greeting", () -> {});
    PromptModel restarted = new PromptModel();
    restarted.reset(model.prompt());
    restarted.place(model.placeProperty().get());
    FilesModel again = new FilesModel(restarted, new AtOnce(), text -> text, said::add);
    assertThat(again.unsavedProperty().get()).isTrue();
    again.check();
    assertThat(again.unsavedProperty().get()).isFalse();
    assertThat(again.outsideProperty().get()).isEqualTo(FilesModel.Outside.NONE);
  }

  @Test
  void renames_the_file_with_its_prompt() {
    files.saveAs("one", () -> {});
    files.rename("two", () -> {});
    assertThat(folder.resolve("two.prompt.json")).exists();
    assertThat(folder.resolve("one.prompt.json")).doesNotExist();
    assertThat(files.unsavedProperty().get()).isFalse();
  }

  private void type(String text) {
    model.type(model.blocks().getFirst(), text);
  }

  private String question() {
    return model.prompt().turns().getFirst().text();
  }
}
