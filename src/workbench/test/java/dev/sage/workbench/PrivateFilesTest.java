package dev.sage.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFilesTest {

  @TempDir Path folder;

  @Test
  void a_file_is_replaced_whole_and_private_and_leaves_nothing_beside_it() throws Exception {
    Path file = Files.writeString(folder.resolve("a.json"), "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(PrivateFiles.shared(file)).isTrue();

    PrivateFiles.replace(file, new byte[100_000]);

    assertThat(file).hasSize(100_000);
    assertThat(PrivateFiles.shared(file)).isFalse();
    assertThat(folder.toFile().list()).containsExactly("a.json");
  }

  @Test
  void what_cannot_be_replaced_stays_and_leaves_nothing_beside_it() throws Exception {
    Path occupied = folder.resolve("a.json");
    Files.createDirectories(occupied.resolve("inside"));

    assertThatThrownBy(() -> PrivateFiles.replace(occupied, new byte[1]))
        .isInstanceOf(IOException.class);

    assertThat(occupied.resolve("inside")).exists();
    assertThat(folder.toFile().list()).containsExactly("a.json");
  }
}
