package dev.sage.console.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

  /** The system property with the folder of the files. */
  static final String FOLDER = "sage.fonts";

  private static final double SIZE = 13;

  private Fonts() {}

  /**
   * Makes the faces known to the toolkit, which must be running. Loading twice does no harm.
   *
   * <p>The distribution has them as files, and says where by {@value #FOLDER}: of a stream the
   * toolkit makes a copy in the temporary folder at each start, and leaves it there when it is
   * killed.
   */
  public static void load() {
    String folder = System.getProperty(FOLDER);
    for (String file : FILES) {
      if (folder == null || !fromFile(Path.of(folder, file))) {
        fromStream(file);
      }
    }
  }

  /** The toolkit takes the path of the address as it stands, nothing escaped; not of every one. */
  private static boolean fromFile(Path file) {
    return Files.isReadable(file) && Font.loadFont("file:" + file.toUri().getPath(), SIZE) != null;
  }

  private static void fromStream(String file) {
    try (InputStream in = Fonts.class.getResourceAsStream("fonts/" + file)) {
      if (in == null || Font.loadFont(in, SIZE) == null) {
        throw new IllegalStateException("The bundled font " + file + " cannot be loaded.");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
