package dev.sage.console.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.ui.Ui;
import javafx.scene.Scene;
import org.junit.jupiter.api.Test;

class ComingTest {
  @Test
  void says_so_only_once_waiting_is_felt_and_no_longer_than_it_lasts() {
    Ui.start();
    Coming coming = Ui.onFx(() -> new Coming("Reading…"));
    try (Ui ui =
        Ui.open(
            stage -> {
              stage.setScene(new Scene(coming, 200, 100));
              stage.show();
            })) {
      assertThat(Ui.onFx(() -> visible(coming, true))).isFalse();
      assertThat(Ui.onFx(() -> visible(coming, false))).isFalse();
      assertThat(Ui.onFx(() -> visible(coming, true))).isFalse();
      Ui.await("it is felt", coming::isVisible);
      assertThat(Ui.onFx(() -> visible(coming, false))).isFalse();
      assertThat(ui.scene().getRoot()).isEqualTo(coming);
    }
  }

  private static boolean visible(Coming coming, boolean waits) {
    coming.show(waits);
    return coming.isVisible();
  }
}
