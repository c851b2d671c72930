package dev.sage.console.setup;

import dev.sage.console.shell.Action;
import dev.sage.workbench.setup.SetupState;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;

/** What the panel offers to palette, keys and buttons. */
record SetupActions(
    Action check,
    Action cancel,
    Action paid,
    Action fix,
    Action save,
    Action key,
    Action filter,
    Action why,
    Action problems,
    Action trust,
    Action add,
    Action importing,
    Action local,
    Action reload,
    Action next,
    Action previous) {

  static SetupActions of(SetupModel model, Supplier<SetupView> view) {
    BooleanBinding chosen = model.form().settingsProperty().isNotNull();
    BooleanBinding untrusted =
        Bindings.createBooleanBinding(
            () -> {
              SetupState state = model.stateProperty().get();
              return state != null && state.untrusted() != null;
            },
            model.stateProperty());
    return new SetupActions(
        Action.of("setup.check", Action.Category.RUN, () -> view.get().check(false))
            .on("Ctrl+Enter")
            .when(chosen, "provider"),
        Action.of("setup.cancel", Action.Category.RUN, model.check()::cancel)
            .on("Esc")
            .when(model.check().runningProperty(), "check"),
        Action.of("setup.paid", Action.Category.RUN, () -> view.get().check(true))
            .when(chosen, "provider"),
        Action.of("setup.fix", Action.Category.RUN, model.mending()::followFirst)
            .on("Alt+Enter")
            .when(model.mending().possible(), "fix"),
        Action.of("setup.save", Action.Category.RUN, () -> view.get().save())
            .on("Ctrl+S")
            .when(model.form().changedProperty(), "changed"),
        Action.of("setup.key", Action.Category.GO, () -> view.get().focusKey()).on("Ctrl+L"),
        Action.of("setup.filter", Action.Category.GO, () -> view.get().focusFilter()).on("Ctrl+F"),
        Action.of("setup.why", Action.Category.LOOK, () -> view.get().why())
            .on("Ctrl+I")
            .when(chosen, "provider"),
        Action.of("setup.problems", Action.Category.LOOK, () -> view.get().showProblems()).on("F8"),
        Action.of("setup.trust", Action.Category.RUN, () -> view.get().trust())
            .when(untrusted, "untrusted"),
        Action.of("setup.add", Action.Category.RUN, () -> view.get().add()),
        Action.of("setup.import", Action.Category.RUN, () -> view.get().importing()),
        Action.of("setup.local", Action.Category.RUN, () -> view.get().local()),
        Action.of("setup.reload", Action.Category.RUN, model::refresh).on("F5"),
        Action.of("setup.next", Action.Category.LOOK, () -> view.get().move(1)).on("j"),
        Action.of("setup.previous", Action.Category.LOOK, () -> view.get().move(-1)).on("k"));
  }

  List<Action> all() {
    return List.of(
        check, cancel, paid, fix, save, key, filter, why, problems, trust, add, importing, local,
        reload, next, previous);
  }
}
