package dev.sage.console.store;

import dev.sage.console.shell.Services;
import dev.sage.console.shell.SystemOpener;
import dev.sage.console.text.Texts;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** Lets the person choose files for the whole store. Called on the FX thread. */
public interface StoreFiles {
  /** The system's own dialogs. */
  StoreFiles SYSTEM = new SystemDialogs();

  /** A file that was exported; none where the person thought better of it. */
  Optional<Path> open(Window owner);

  /** Where to write, with a name that it might have. */
  Optional<Path> save(Window owner, String name);

  /** Shows a folder in the system's own program. */
  default void reveal(Services services, Path folder) {
    new SystemOpener(services.background(), services.notices()).open(folder.toString());
  }

  /** Those of the system. */
  final class SystemDialogs implements StoreFiles {
    private SystemDialogs() {}

    @Override
    public Optional<Path> open(Window owner) {
      FileChooser chooser = new FileChooser();
      chooser.setTitle(Texts.text("store.files.open"));
      return Optional.ofNullable(chooser.showOpenDialog(owner)).map(File::toPath);
    }

    @Override
    public Optional<Path> save(Window owner, String name) {
      FileChooser chooser = new FileChooser();
      chooser.setTitle(Texts.text("store.files.save"));
      chooser.setInitialFileName(name);
      return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
    }
  }
}
