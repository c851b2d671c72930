package dev.sage.console.compare.matrix;

import dev.sage.workbench.compare.InputRows;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** The file of inputs. FX thread only; needs no toolkit. */
public final class InputsModel {
  private final ReadOnlyObjectWrapper<InputRows> rows = new ReadOnlyObjectWrapper<>(InputRows.NONE);
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper path = new ReadOnlyStringWrapper("");
  private final RunDesk desk;

  /** Where the rows that are there were read from; empty where that is no file. */
  private String good = "";

  InputsModel(RunDesk desk) {
    this.desk = desk;
  }

  /** The rows, one without values where there is no file. */
  public ReadOnlyObjectProperty<InputRows> rowsProperty() {
    return rows.getReadOnlyProperty();
  }

  /** What is wrong with the file, and what to do; empty where nothing is. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Whether a file is being read. */
  public ReadOnlyBooleanProperty readingProperty() {
    return reading.getReadOnlyProperty();
  }

  /** Where the file is; empty for none. */
  public ReadOnlyStringProperty pathProperty() {
    return path.getReadOnlyProperty();
  }

  /** Whether there is a file, of use or not. */
  BooleanBinding chosen() {
    return Bindings.createBooleanBinding(
        () -> rows.get().present() || !path.get().isEmpty(), rows, path);
  }

  /** Reads that file; where it is of no use, the rows of the one before stay. */
  public void choose(Path file) {
    reading.set(true);
    path.set(file.toString());
    desk.inputs(
        file,
        read -> {
          if (path.get().equals(file.toString())) {
            reading.set(false);
            good = file.toString();
            problem.set("");
            rows.set(read);
          }
        },
        wrong -> {
          if (path.get().equals(file.toString())) {
            reading.set(false);
            problem.set(wrong);
            if (rows.get().present()) {
              path.set(good);
            }
          }
        });
  }

  /** Goes on with what is there: the rows of the file before, or none. */
  public void dismiss() {
    if (rows.get().present()) {
      problem.set("");
    } else {
      remove();
    }
  }

  /** Takes the file away: the variables have their own values again. */
  public void remove() {
    good = "";
    path.set("");
    reading.set(false);
    problem.set("");
    rows.set(InputRows.NONE);
  }

  /** Shows the inputs of an earlier run, whose file may be gone. */
  void show(InputRows earlier) {
    good = "";
    path.set("");
    problem.set("");
    rows.set(earlier);
  }

  /** What stands in the way of a run with these variables; empty where nothing does. */
  public String missing(Set<String> variables, Map<String, String> values) {
    if (!problem.get().isEmpty()) {
      return problem.get();
    }
    InputRows now = rows.get();
    return now.present() ? now.missing(variables, values).orElse("") : "";
  }
}
