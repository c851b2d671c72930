package dev.sage.console.redaction;

import dev.sage.console.text.Texts;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** Lets the person choose a file to look at. Called on the FX thread. */
@FunctionalInterface
public interface TextFileChooser {
  /** The system's own dialog. */
  TextFileChooser SYSTEM =
      owner -> {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Texts.text("action.redaction.file"));
        return Optional.ofNullable(chooser.showOpenDialog(owner)).map(File::toPath);
      };

  /** The file chosen, or nothing. */
  Optional<Path> choose(Window owner);
}
