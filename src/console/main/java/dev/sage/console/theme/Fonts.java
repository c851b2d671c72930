package dev.sage.console.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.scene.text.Font;

/**
 * The bundled typefaces (SIL Open Font License, text beside them), so that widths and pictures are
 * the same on every machine. IBM Plex Sans has tabular digits by default: figures line up.
 */
public final class Fonts {
  /** The face of the interface. */
  public static final String UI = "IBM Plex Sans";

  /** The face of code, bytes and ids. */
  public static final String MONO = "IBM Plex Mono";

  private static final List<String> FILES =
      List.of(
          "IBMPlexSans-Light.ttf",
          "IBMPlexSans-Regular.ttf",
          "IBMPlexSans-SemiBold.ttf",
          "IBMPlexMono-Regular.ttf");

  private Fonts() {}

  /** Makes the faces known to the toolkit, which must be running. Loading twice does no harm. */
  public static void load() {
    for (String file : FILES) {
      try (InputStream in = Fonts.class.getResourceAsStream("fonts/" + file)) {
        if (in == null || Font.loadFont(in, 13) == null) {
          throw new IllegalStateException("The bundled font " + file + " cannot be loaded.");
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
