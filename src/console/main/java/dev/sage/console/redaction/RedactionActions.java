package dev.sage.console.redaction;

import dev.sage.console.shell.Action;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;

/** What can be done in the panel. */
record RedactionActions(
    Action sample,
    Action call,
    Action file,
    Action clipboard,
    Action clear,
    Action always,
    Action never,
    Action rule,
    Action keepRule,
    Action leave,
    Action reset,
    Action undo,
    Action test,
    Action cancelTest,
    Action next,
    Action previous,
    BooleanProperty selecting,
    BooleanProperty typing) {

  /** What the view does for its actions. */
  interface Doing {
    void sample();

    void call();

    void file();

    void clipboard();

    void clear();

    void always();

    void never();

    void rule();

    void keepRule();

    void leave();

    void undo();

    void reset();

    void test();
  }

  static RedactionActions of(
      Doing doing, RedactionModel model, RulesModel rules, SelfTestModel test) {
    BooleanProperty selecting = new SimpleBooleanProperty();
    BooleanProperty typing = new SimpleBooleanProperty();
    ObservableBooleanValue found =
        Bindings.createBooleanBinding(
            () -> !model.previewProperty().get().marks().isEmpty(), model.previewProperty());
    ObservableBooleanValue undoable =
        Bindings.and(model.changes().possibleProperty(), typing.not());
    return new RedactionActions(
        run("sample", doing::sample),
        run("call", doing::call),
        run("file", doing::file).on("Ctrl+O"),
        run("clipboard", doing::clipboard).on("Ctrl+Shift+V"),
        run("clear", doing::clear),
        run("always", doing::always).on("Ctrl+Shift+A").when(selecting, "selection"),
        run("never", doing::never).on("Ctrl+Shift+N").when(selecting, "selection"),
        run("rule", doing::rule).on("Ctrl+R"),
        run("keep-rule", doing::keepRule)
            .on("Ctrl+Enter")
            .when(rules.keepableProperty().and(rules.writingProperty()), "rule.whole"),
        look("leave", doing::leave).on("Esc").when(rules.writingProperty(), "rule"),
        run("reset", doing::reset),
        run("undo", doing::undo).on("Ctrl+Z").when(undoable, "undo"),
        run("test", doing::test).when(test.runningProperty().not(), "test.over"),
        run("cancel-test", test::cancel).on("Esc").when(test.runningProperty(), "test.running"),
        look("next", () -> model.move(1)).on("F8", ".").when(found, "finding.any"),
        look("previous", () -> model.move(-1)).on("Shift+F8", ",").when(found, "finding.any"),
        selecting,
        typing);
  }

  private static Action run(String id, Runnable run) {
    return Action.of("redaction." + id, Action.Category.RUN, run);
  }

  private static Action look(String id, Runnable run) {
    return Action.of("redaction." + id, Action.Category.LOOK, run);
  }

  List<Action> all() {
    return List.of(
        sample,
        call,
        file,
        clipboard,
        clear,
        always,
        never,
        rule,
        keepRule,
        leave,
        cancelTest,
        reset,
        undo,
        test,
        next,
        previous);
  }
}
