package dev.sage.console.compare.prompt;

import dev.sage.console.text.Texts;
import dev.sage.workbench.prompt.Prompt;
import dev.sage.workbench.prompt.PromptFile;
import dev.sage.workbench.prompt.PromptFolder;
import dev.sage.workbench.prompt.PromptFolderException;
import dev.sage.workbench.prompt.PromptFolderException.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The files that prompts are kept in. Never overwrites what somebody else changed, without being
 * told to. FX thread only; needs no toolkit.
 */
final class FilesModel {
  /** What became of the prompt's file while it was edited here. */
  enum Outside {
    NONE,
    CHANGED,
    GONE
  }

  private final ObservableList<PromptFile.Entry> entries = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Outside> outside = new ReadOnlyObjectWrapper<>(Outside.NONE);
  private final ReadOnlyBooleanWrapper unsaved = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper listed = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper("");
  private final PromptModel model;
  private final Disk disk;
  private final UnaryOperator<String> clean;
  private final Consumer<String> done;
  private @Nullable Prompt saved;

  /**
   * Files of a prompt.
   *
   * @param clean takes keys out of a text
   * @param done told what was done, a sentence
   */
  FilesModel(PromptModel model, Disk disk, UnaryOperator<String> clean, Consumer<String> done) {
    this.model = model;
    this.disk = disk;
    this.clean = clean;
    this.done = done;
    model.promptProperty().subscribe(prompt -> compare());
    model.placeProperty().subscribe(place -> compare());
  }

  /** What is in the folder, also what can't be read. */
  ObservableList<PromptFile.Entry> entries() {
    return FXCollections.unmodifiableObservableList(entries);
  }

  /** Whether it is known what is in the folder: until then nothing is no answer. */
  ReadOnlyBooleanProperty listedProperty() {
    return listed.getReadOnlyProperty();
  }

  /** Whether the file is not what is edited. */
  ReadOnlyBooleanProperty unsavedProperty() {
    return unsaved.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Outside> outsideProperty() {
    return outside.getReadOnlyProperty();
  }

  /** What did not work last, a sentence; empty where it did. */
  ReadOnlyStringProperty errorProperty() {
    return error.getReadOnlyProperty();
  }

  PromptPlace place() {
    return model.placeProperty().get();
  }

  boolean hasFolder() {
    return !place().folder().isEmpty();
  }

  boolean hasFile() {
    return !place().name().isEmpty();
  }

  private PromptFolder folder() {
    return new PromptFolder(Path.of(place().folder()), clean);
  }

  /** Looks into another folder; the prompt stays as it is, without a file. */
  void choose(Path other) {
    model.place(place().in(other.toString()));
    refresh();
  }

  /** Lists the folder anew. */
  void refresh() {
    error.set("");
    listed.set(!hasFolder());
    if (hasFolder()) {
      PromptFolder folder = folder();
      disk.run(
          Texts.text("compare.files.listing"),
          folder::list,
          found -> {
            entries.setAll(found);
            listed.set(true);
          },
          this::failed);
    }
  }

  /** Opens a prompt; what was there before is a step back. */
  void open(String name, Runnable then) {
    PromptFolder folder = folder();
    disk.run(
        Texts.text("compare.files.opening"),
        () -> folder.read(name),
        file -> {
          saved = file.prompt();
          model.set(file.prompt());
          at(name, file.stamp());
          String unknown = String.join(", ", file.ignored());
          if (!unknown.isEmpty()) {
            done.accept(Texts.text("compare.files.ignored", name, unknown));
          }
          then.run();
        },
        this::failed);
  }

  /** Writes the prompt into its file, unless that is another one by now. */
  void save() {
    PromptFolder folder = folder();
    PromptPlace to = place();
    write(prompt -> folder.write(to.name(), prompt, to.stamp()), to.name(), () -> {});
  }

  /** Writes the prompt into a new file. */
  void saveAs(String name, Runnable then) {
    PromptFolder folder = folder();
    write(prompt -> folder.write(name, prompt, ""), name, then);
  }

  /** Writes the prompt over whatever its file is by now. */
  void keepMine() {
    PromptFolder folder = folder();
    String name = place().name();
    write(prompt -> folder.overwrite(name, prompt), name, () -> {});
  }

  /** Opens the file as it is by now. */
  void takeTheirs() {
    open(place().name(), () -> {});
  }

  /** Writes. */
  @FunctionalInterface
  private interface Writing {
    PromptFile.Written write(Prompt prompt) throws IOException;
  }

  private void write(Writing writing, String name, Runnable then) {
    Prompt written = model.prompt();
    disk.run(
        Texts.text("compare.files.saving"),
        () -> writing.write(written),
        result -> {
          saved = written;
          at(name, result.stamp());
          done.accept(
              Texts.text(
                  result.cleaned() ? "compare.files.saved-clean" : "compare.files.saved", name));
          then.run();
          refresh();
        },
        this::failed);
  }

  /** Gives the prompt's file another name. */
  void rename(String other, Runnable then) {
    PromptFolder folder = folder();
    PromptPlace now = place();
    disk.run(
        Texts.text("compare.files.renaming"),
        () -> {
          folder.rename(now.name(), other);
          return other;
        },
        name -> {
          at(name, now.stamp());
          then.run();
          refresh();
        },
        this::failed);
  }

  /** Begins a prompt without a file; what was there before is a step back. */
  void begin() {
    saved = null;
    model.set(Prompt.blank(model.prompt().columns()));
    at("", "");
  }

  /** Looks whether somebody else changed the file. */
  void check() {
    PromptPlace now = place();
    if (!hasFolder() || !hasFile()) {
      return;
    }
    PromptFolder folder = folder();
    disk.run(
        Texts.text("compare.files.checking"),
        () -> folder.stamp(now.name()),
        stamp -> checked(now, stamp),
        this::failed);
  }

  private void checked(PromptPlace asked, String stamp) {
    if (!asked.equals(place())) {
      return;
    }
    outside.set(
        stamp.isEmpty()
            ? Outside.GONE
            : stamp.equals(asked.stamp()) ? Outside.NONE : Outside.CHANGED);
    if (saved == null && outside.get() == Outside.NONE) {
      // After a restart: the file is what was saved, the draft may have gone on.
      PromptFolder folder = folder();
      disk.run(
          Texts.text("compare.files.checking"),
          () -> folder.read(asked.name()),
          file -> {
            saved = file.prompt();
            compare();
          },
          this::failed);
    }
  }

  private void at(String name, String stamp) {
    error.set("");
    outside.set(Outside.NONE);
    model.place(place().file(name, stamp));
    compare();
  }

  private void failed(IOException failure) {
    if (failure instanceof PromptFolderException known && known.reason() == Reason.CHANGED) {
      check();
    }
    error.set(
        failure instanceof PromptFolderException
            ? String.valueOf(failure.getMessage())
            : Texts.text("compare.files.failed", failure.getClass().getSimpleName()));
  }

  private void compare() {
    unsaved.set(hasFile() && !model.prompt().equals(saved));
  }
}
