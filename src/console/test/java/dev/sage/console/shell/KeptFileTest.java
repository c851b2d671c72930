package dev.sage.console.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptFileTest {
  @TempDir private Path folder;
  private final Deque<Runnable> later = new ArrayDeque<>();
  private final List<IOException> failures = new ArrayList<>();

  @Test
  void writes_the_newest_text_once_when_the_time_is_over() throws IOException {
    KeptFile file = file("a/b/state.json");
    file.keep("one");
    file.keep("two");
    assertThat(later).hasSize(1);
    assertThat(file.read()).isEmpty();
    later.pop().run();
    assertThat(file.read()).contains("two");
    file.keep("three");
    assertThat(later).hasSize(1);
    later.pop().run();
    assertThat(file.read()).contains("three");
  }

  @Test
  void leaves_nothing_but_the_file_and_that_to_its_owner() throws IOException {
    KeptFile file = file("state.json");
    file.keep("text");
    file.flush();
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactly(folder.resolve("state.json"));
    }
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(folder.resolve("state.json"))))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void says_when_the_file_cannot_be_written() throws IOException {
    Files.writeString(folder.resolve("in-the-way"), "");
    KeptFile file = file("in-the-way/state.json");
    file.keep("text");
    file.flush();
    assertThat(failures).hasSize(1);
  }

  private KeptFile file(String name) {
    return new KeptFile(folder.resolve(name), later::push, failures::add);
  }
}
