package dev.sage.console.compare;

import dev.sage.console.control.Icons;
import dev.sage.console.shell.Action;
import dev.sage.console.shell.ActionButtons;
import dev.sage.console.shell.Drafts;
import dev.sage.console.shell.Panel;
import dev.sage.console.shell.PanelId;
import dev.sage.console.shell.Services;
import dev.sage.workbench.Workbench;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The panel Compare: one prompt, answers side by side. FX thread only. */
public final class ComparePanel implements Panel {
  private final ObservableList<TargetChoice> choices = FXCollections.observableArrayList();
  private final Set<TargetChoice> offered = new LinkedHashSet<>();
  private final Supplier<List<TargetChoice>> known;
  private final Services services;
  private final Consumer<String> openCall;
  private final CompareModel model;
  private final CompareActions actions;
  private @Nullable CompareView view;
  private boolean seen;

  /**
   * A panel that shows what it showed last time.
   *
   * @param openCall opens the call of that id in the panel Streams
   */
  public ComparePanel(Services services, Workbench workbench, Consumer<String> openCall) {
    this(
        services,
        openCall,
        workbench::compare,
        new StoreHistory(workbench.store(), services.background()),
        () -> TargetChoices.of(workbench));
  }

  ComparePanel(
      Services services,
      Consumer<String> openCall,
      CompareModel.Runs runs,
      CompareModel.History history,
      Supplier<List<TargetChoice>> known) {
    this.known = known;
    this.services = services;
    this.openCall = openCall;
    Drafts.Draft draft = services.drafts().open("compare");
    model = new CompareModel(runs, history, draft::keep, services.pulse()::wake);
    actions = CompareActions.of(model, this::focusPrompt);
    model.restore(draft.read());
    refresh();
  }

  /** Offers more to ask, before what is offered already. */
  public void offer(List<TargetChoice> more) {
    Set<TargetChoice> all = new LinkedHashSet<>(more);
    all.addAll(offered);
    offered.clear();
    offered.addAll(all);
    refresh();
  }

  /** Offers what can be asked now: configuration may have changed. */
  public void refresh() {
    Set<TargetChoice> all = new LinkedHashSet<>(offered);
    all.addAll(known.get());
    choices.setAll(all);
  }

  /**
   * Lets the first column ask that target, without running.
   *
   * @param hint where to look, one sentence
   */
  public void aim(String target, String hint) {
    model.columns().getFirst().targetProperty().set(target);
    model.hintProperty().set(hint);
  }

  /**
   * Sets up a column for each target and runs the prompt as it stands.
   *
   * @param hint where to look, one sentence; empty for none
   */
  public void runWith(List<String> targets, String hint) {
    model.preset(targets, hint);
    model.run();
  }

  /** Whether nothing runs. */
  public boolean idle() {
    return !model.runningProperty().get();
  }

  @Override
  public PanelId id() {
    return PanelId.COMPARE;
  }

  @Override
  public Node view() {
    CompareView built = view;
    if (built == null) {
      built =
          new CompareView(
              model, actions, choices, services.pulse(), services.memory(), () -> seen, openCall);
      view = built;
    }
    return built;
  }

  @Override
  public List<Action> actions() {
    return actions.all();
  }

  @Override
  public Optional<Node> tools() {
    Button add = ActionButtons.text(actions.add());
    add.setGraphic(Icons.of(Feather.PLUS));
    add.getStyleClass().add("flat");
    HBox tools = new HBox(8, add);
    tools.setAlignment(Pos.CENTER_LEFT);
    return Optional.of(tools);
  }

  @Override
  public void shown() {
    seen = true;
    // What came while nobody looked.
    services.pulse().wake();
    focusPrompt();
  }

  @Override
  public void hidden() {
    seen = false;
  }

  @Override
  public void close() {
    model.stop();
  }

  private void focusPrompt() {
    if (view != null) {
      view.focusPrompt();
    }
  }

  CompareModel model() {
    return model;
  }
}
