package dev.sage.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SingleInstanceTest {

  @TempDir Path folder;

  @Test
  void a_second_console_tells_the_first_to_show_itself() throws Exception {
    var shown = new Semaphore(0);
    try (var first = SingleInstance.claim(new Home(folder), shown::release).orElseThrow()) {
      assertThat(first).isNotNull();
      assertThat(SingleInstance.claim(new Home(folder), () -> {})).isEmpty();
      assertThat(shown.availablePermits()).isEqualTo(1);
      assertThat(SingleInstance.claim(new Home(folder), () -> {})).isEmpty();
      assertThat(shown.availablePermits()).isEqualTo(2);
    }
  }

  @Test
  void the_folder_is_free_again_when_the_first_has_ended() throws Exception {
    SingleInstance.claim(new Home(folder), () -> {}).orElseThrow().close();

    try (var second = SingleInstance.claim(new Home(folder), () -> {}).orElseThrow()) {
      assertThat(second).isNotNull();
    }
  }

  @Test
  void folders_do_not_disturb_each_other() throws Exception {
    try (var first = SingleInstance.claim(new Home(folder.resolve("a")), () -> {}).orElseThrow();
        var second = SingleInstance.claim(new Home(folder.resolve("b")), () -> {}).orElseThrow()) {
      assertThat(first).isNotSameAs(second);
    }
  }

  @Test
  void without_the_token_nobody_is_shown() throws Exception {
    var shown = new Semaphore(0);
    try (var first = SingleInstance.claim(new Home(folder), shown::release).orElseThrow()) {
      Path address = folder.resolve("console.address");
      String port = Files.readAllLines(address).getFirst();
      Files.writeString(address, port + "\nguess\n");

      assertThatThrownBy(() -> SingleInstance.claim(new Home(folder), () -> {}))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("--home");
      assertThat(first).isNotNull();
      assertThat(shown.availablePermits()).isZero();
    }
  }
}
