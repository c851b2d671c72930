package dev.sage.console.streams.list;

import dev.sage.console.shell.Services;
import dev.sage.console.shell.SystemOpener;
import dev.sage.console.text.Texts;
import dev.sage.workbench.exchange.ExportFormat;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** Lets the person choose files with streams. Called on the FX thread. */
public interface StreamFiles {
  /** The system's own dialogs. */
  StreamFiles SYSTEM = new SystemDialogs();

  /** Files to read; none where the person thought better of it. */
  List<Path> open(Window owner);

  /**
   * Where to write.
   *
   * @param name what the file might be called; for a recording the folder above it is chosen
   */
  Optional<Path> save(Window owner, ExportFormat format, String name);

  /** Shows a folder in the system's own program. */
  default void reveal(Services services, Path folder) {
    new SystemOpener(services.background(), services.notices()).open(folder.toString());
  }

  /** Those of the system. */
  final class SystemDialogs implements StreamFiles {
    private SystemDialogs() {}

    @Override
    public List<Path> open(Window owner) {
      FileChooser chooser = new FileChooser();
      chooser.setTitle(Texts.text("streams.import.title"));
      List<File> files = chooser.showOpenMultipleDialog(owner);
      return files == null ? List.of() : files.stream().map(File::toPath).toList();
    }

    @Override
    public Optional<Path> save(Window owner, ExportFormat format, String name) {
      if (format == ExportFormat.RECORDING) {
        DirectoryChooser folder = new DirectoryChooser();
        folder.setTitle(Texts.text("streams.export.folder"));
        return Optional.ofNullable(folder.showDialog(owner)).map(File::toPath);
      }
      FileChooser chooser = new FileChooser();
      chooser.setTitle(Texts.text("streams.export.title"));
      chooser.setInitialFileName(name + "." + format.extension());
      return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
    }
  }
}
