package dev.sage.console.home;

import dev.sage.console.text.Texts;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.DirectoryChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Lets the person choose a folder. Called on the FX thread. */
@FunctionalInterface
public interface FolderChooser {
  /** The system's own dialog. */
  FolderChooser SYSTEM = titled("home.open");

  /** The same for a folder of prompts. */
  FolderChooser PROMPTS = titled("compare.files.choose");

  private static FolderChooser titled(String key) {
    return owner -> {
      DirectoryChooser chooser = new DirectoryChooser();
      chooser.setTitle(Texts.text(key));
      return Optional.ofNullable(chooser.showDialog(owner)).map(File::toPath);
    };
  }

  /** The folder chosen, or nothing. */
  Optional<Path> choose(@Nullable Window owner);
}
