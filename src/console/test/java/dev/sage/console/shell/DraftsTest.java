package dev.sage.console.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DraftsTest {
  @TempDir private Path folder;
  private final Problems problems =
      new Problems(InstantSource.system(), Runnable::run, text -> text);

  @Test
  void gives_back_what_was_kept() {
    drafts().open("one").keep("text");
    assertThat(drafts().open("one").read(Optional::of)).contains("text");
    assertThat(drafts().open("other").read(Optional::of)).isEmpty();
    assertThat(problems.list()).isEmpty();
  }

  @Test
  void sets_aside_what_cannot_be_read_and_says_where_it_lies() throws IOException {
    Files.writeString(folder.resolve("one.txt"), "the first");
    Drafts.Draft draft = drafts().open("one");
    assertThat(draft.read(text -> Optional.empty())).isEmpty();
    draft.keep("the second");
    assertThat(drafts().open("one").read(text -> Optional.empty())).isEmpty();
    assertThat(folder.resolve("one-damaged-1.txt")).content().isEqualTo("the first");
    assertThat(folder.resolve("one-damaged-2.txt")).content().isEqualTo("the second");
    assertThat(folder.resolve("one.txt")).doesNotExist();
    assertThat(problems.list())
        .hasSize(2)
        .anySatisfy(problem -> assertThat(problem.what()).contains("one-damaged-1.txt"));
  }

  @Test
  void sets_aside_what_is_no_text() throws IOException {
    Files.write(folder.resolve("one.txt"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    assertThat(drafts().open("one").read(Optional::of)).isEmpty();
    assertThat(folder.resolve("one-damaged-1.txt")).hasBinaryContent(new byte[] {-1, -2, 0});
  }

  private Drafts drafts() {
    return new Drafts(folder, Runnable::run, problems, text -> text);
  }
}
