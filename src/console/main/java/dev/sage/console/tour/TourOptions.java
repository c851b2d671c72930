package dev.sage.console.tour;

import dev.sage.console.theme.ThemeChoice;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How the tour is walked.
 *
 * @param folder for the pictures, made if it is not there
 * @param theme of the window
 * @param width of the window in pixels
 * @param height of the window in pixels, at most 900: the headless screen is 1000 high
 * @param patience the longest wait at one stop
 */
public record TourOptions(
    Path folder, ThemeChoice theme, int width, int height, Duration patience) {
  /** The most that the headless platform draws. */
  public static final int MOST_HEIGHT = 900;

  /** Checks the size. */
  public TourOptions {
    if (width < 960 || width > 4_000 || height < 600 || height > MOST_HEIGHT) {
      throw new IllegalArgumentException(
          "The size "
              + width
              + "x"
              + height
              + " must be from 960x600 to 4000x"
              + MOST_HEIGHT
              + ".");
    }
  }

  /** The usual tour: 1440×900, at most a minute a stop. */
  public static TourOptions into(Path folder, ThemeChoice theme) {
    return new TourOptions(folder, theme, 1_440, 900, Duration.ofMinutes(1));
  }

  /** The same tour in a window of another size. */
  TourOptions sized(int newWidth, int newHeight) {
    return new TourOptions(folder, theme, newWidth, newHeight, patience);
  }
}
