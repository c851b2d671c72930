package dev.sage.console.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sage.console.theme.MotionChoice;
import dev.sage.console.theme.ThemeChoice;
import java.util.List;
import java.util.Map;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowStateTest {
  private static final Rectangle2D SCREEN = new Rectangle2D(0, 0, 1920, 1080);
  private static final Rectangle2D SECOND = new Rectangle2D(1920, 0, 1920, 1080);

  @Test
  void comes_back_as_it_was_kept() {
    WindowState state =
        new WindowState(
            new Rectangle2D(10, 20, 1200, 800),
            true,
            ThemeChoice.DARK,
            MotionChoice.REDUCED,
            1.25,
            "streams",
            Map.of("streams.main", List.of(0.3, 0.7)));
    assertThat(WindowState.fromJson(state.toJson(), SCREEN)).isEqualTo(state);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "null", "42", "{\"x\":1} trailing{"})
  void refuses_what_is_no_object(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> WindowState.fromJson(text, SCREEN));
  }

  @Test
  void takes_the_first_start_for_what_is_missing_or_impossible() {
    WindowState state =
        WindowState.fromJson(
            "{\"width\":\"wide\",\"height\":5,\"theme\":\"pink\",\"motion\":3}", SCREEN);
    assertThat(state.bounds().getWidth()).isEqualTo(1440);
    assertThat(state.bounds().getHeight()).isEqualTo(600);
    assertThat(state.theme()).isEqualTo(ThemeChoice.SYSTEM);
    assertThat(state.motion()).isEqualTo(MotionChoice.SYSTEM);
    assertThat(state.panel()).isEqualTo("home");
  }

  @Test
  void stays_on_a_screen_that_is_there_and_leaves_one_that_is_not() {
    WindowState state = at(2000, 50);
    assertThat(state.onScreens(List.of(SCREEN, SECOND))).isEqualTo(state);
    Rectangle2D moved = state.onScreens(List.of(SCREEN)).bounds();
    assertThat(SCREEN.contains(moved)).isTrue();
    assertThat(at(100, -500).onScreens(List.of(SCREEN)).bounds().getMinY()).isNotNegative();
  }

  @Test
  void fits_a_small_screen_at_the_first_start() {
    Rectangle2D small = new Rectangle2D(0, 0, 1280, 720);
    assertThat(small.contains(WindowState.first(small).bounds())).isTrue();
  }

  private static WindowState at(double x, double y) {
    return new WindowState(
        new Rectangle2D(x, y, 1200, 800),
        false,
        ThemeChoice.LIGHT,
        MotionChoice.FULL,
        1,
        "home",
        Map.of());
  }
}
