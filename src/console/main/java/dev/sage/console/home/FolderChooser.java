package dev.sage.console.home;

import dev.sage.console.text.Texts;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.DirectoryChooser;
import javafx.stage.Window;

/** Lets the person choose a folder. Called on the FX thread. */
@FunctionalInterface
public interface FolderChooser {
  /** The system's own dialog. */
  FolderChooser SYSTEM =
      owner -> {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(Texts.text("home.open"));
        return Optional.ofNullable(chooser.showDialog(owner)).map(File::toPath);
      };

  /** The folder chosen, or nothing. */
  Optional<Path> choose(Window owner);
}
