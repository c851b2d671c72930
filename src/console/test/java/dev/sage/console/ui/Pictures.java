package dev.sage.console.ui;

import dev.sage.console.tour.Png;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.image.WritableImage;

/** Pictures that tests leave under {@code target}, for a person to look at. */
public final class Pictures {
  private Pictures() {}

  /** Writes what the window shows. */
  public static Path take(Ui ui, String name) {
    Path file = Path.of(System.getProperty("sage.root", "."), "target", "pictures", name + ".png");
    WritableImage image = Ui.onFx(() -> ui.scene().snapshot(null));
    try {
      Files.createDirectories(file.getParent());
      Png.write(image, file);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
