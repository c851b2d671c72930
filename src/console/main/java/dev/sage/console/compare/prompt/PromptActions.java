package dev.sage.console.compare.prompt;

import dev.sage.console.shell.Action;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;

/**
 * What can be done with the prompt, for palette, keys and buttons.
 *
 * @param all of them, in the order of the page of keys
 * @param inBlock whether the focus is in a message
 * @param elsewhere whether text is typed outside of the pane, where undo is not the prompt's
 * @param finding whether something is looked for
 */
record PromptActions(
    Action undo,
    Action redo,
    Action find,
    Action files,
    Action save,
    List<Action> all,
    BooleanProperty inBlock,
    BooleanProperty elsewhere,
    BooleanProperty finding) {

  /** What the actions do. */
  interface Doing {
    void next();

    void move(int by);

    void remove();

    void turn();

    void toggle(String part);

    void find();

    void findStep(int by);

    void closeFind();

    void files();

    void save();

    void saveAs();

    void begin();
  }

  static PromptActions of(PromptModel model, Doing doing) {
    BooleanProperty inBlock = new SimpleBooleanProperty();
    BooleanProperty elsewhere = new SimpleBooleanProperty();
    BooleanProperty finding = new SimpleBooleanProperty();
    Action undo =
        run("undo", model::undo)
            .on("Ctrl+Z")
            .when(here(model.undoableProperty(), elsewhere), "undo");
    Action redo =
        run("redo", model::redo)
            .on("Ctrl+Shift+Z", "Ctrl+Y")
            .when(here(model.redoableProperty(), elsewhere), "redo");
    Action find = go("find", doing::find).on("Ctrl+F");
    Action files = go("files", doing::files).on("Ctrl+O");
    Action save = run("save", doing::save).on("Ctrl+S");
    return new PromptActions(
        undo,
        redo,
        find,
        files,
        save,
        List.of(
            look("find.close", doing::closeFind).on("Esc").when(finding, "finding"),
            undo,
            redo,
            run("message", doing::next).on("Ctrl+Shift+M"),
            run("message.up", () -> doing.move(-1)).on("Alt+Up").when(inBlock, "block"),
            run("message.down", () -> doing.move(1)).on("Alt+Down").when(inBlock, "block"),
            run("message.role", doing::turn).on("Ctrl+Shift+R").when(inBlock, "block"),
            run("message.remove", doing::remove).on("Ctrl+Shift+Backspace").when(inBlock, "block"),
            look("tools", () -> doing.toggle("tools")).on("Ctrl+Shift+T"),
            look("schema", () -> doing.toggle("schema")).on("Ctrl+Shift+J"),
            look("checks", () -> doing.toggle("checks")).on("Ctrl+Shift+E"),
            look("more", () -> doing.toggle("more")).on("Ctrl+Shift+U"),
            find,
            look("find.next", () -> doing.findStep(1)).on("F3").when(finding, "finding"),
            look("find.previous", () -> doing.findStep(-1)).on("Shift+F3").when(finding, "finding"),
            files,
            save,
            run("save-as", doing::saveAs).on("Ctrl+Shift+S"),
            run("new", doing::begin).on("Ctrl+N")),
        inBlock,
        elsewhere,
        finding);
  }

  private static ObservableBooleanValue here(
      ObservableBooleanValue possible, BooleanProperty elsewhere) {
    return Bindings.and(possible, elsewhere.not());
  }

  private static Action run(String id, Runnable run) {
    return Action.of("compare." + id, Action.Category.RUN, run);
  }

  private static Action go(String id, Runnable run) {
    return Action.of("compare." + id, Action.Category.GO, run);
  }

  private static Action look(String id, Runnable run) {
    return Action.of("compare." + id, Action.Category.LOOK, run);
  }
}
