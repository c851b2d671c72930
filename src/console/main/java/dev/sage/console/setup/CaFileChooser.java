package dev.sage.console.setup;

import dev.sage.console.text.Texts;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** Lets the person choose a file of certificates. Called on the FX thread. */
@FunctionalInterface
public interface CaFileChooser {
  /** The system's own dialog. */
  CaFileChooser SYSTEM =
      owner -> {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Texts.text("setup.ca-file.title"));
        chooser
            .getExtensionFilters()
            .setAll(
                new FileChooser.ExtensionFilter(
                    Texts.text("setup.ca-file.kind"), "*.pem", "*.crt", "*.cer"),
                new FileChooser.ExtensionFilter(Texts.text("setup.ca-file.all"), "*"));
        return Optional.ofNullable(chooser.showOpenDialog(owner)).map(File::toPath);
      };

  /** The file chosen, or nothing. */
  Optional<Path> choose(Window owner);
}
