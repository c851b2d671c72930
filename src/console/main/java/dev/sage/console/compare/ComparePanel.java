package dev.sage.console.compare;

import dev.sage.console.compare.answer.AnswerDesk;
import dev.sage.console.compare.answer.AnswerVerdicts;
import dev.sage.console.compare.answer.ColumnActions;
import dev.sage.console.compare.answer.ColumnBoard;
import dev.sage.console.compare.answer.ColumnTools;
import dev.sage.console.compare.answer.ColumnView;
import dev.sage.console.compare.answer.TargetChoice;
import dev.sage.console.compare.answer.TargetChoices;
import dev.sage.console.compare.answer.WorkbenchAnswers;
import dev.sage.console.compare.matrix.MatrixSide;
import dev.sage.console.compare.matrix.RunDesk;
import dev.sage.console.compare.matrix.WorkbenchRuns;
import dev.sage.console.compare.prompt.PromptDesk;
import dev.sage.console.control.Icons;
import dev.sage.console.home.FolderChooser;
import dev.sage.console.shell.Action;
import dev.sage.console.shell.ActionButtons;
import dev.sage.console.shell.Drafts;
import dev.sage.console.shell.Panel;
import dev.sage.console.shell.PanelId;
import dev.sage.console.shell.Services;
import dev.sage.workbench.Workbench;
import dev.sage.workbench.prompt.Assertion;
import dev.sage.workbench.prompt.Prompt;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
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
  private final ColumnBoard board;
  private final ColumnActions columnActions;
  private final ColumnTools tools;
  private final CompareModel model;
  private final CompareActions actions;
  private final PromptDesk desk;
  private @Nullable CompareView view;
  private boolean seen;

  /**
   * A panel that shows what it showed last time.
   *
   * @param prompts asks for a folder of prompts
   * @param openCall opens the call of that id in the panel Streams
   * @param setUp shows what the provider of that id is set up with
   */
  public ComparePanel(
      Services services,
      Workbench workbench,
      FolderChooser prompts,
      Consumer<String> openCall,
      Consumer<String> setUp) {
    this(
        services,
        prompts,
        workbench.redactor()::redact,
        openCall,
        setUp,
        new WorkbenchRuns(workbench, services.background()),
        new StoreHistory(workbench.store(), services.background()),
        new WorkbenchAnswers(workbench),
        () -> TargetChoices.of(workbench));
  }

  ComparePanel(
      Services services,
      FolderChooser prompts,
      UnaryOperator<String> clean,
      Consumer<String> openCall,
      Consumer<String> setUp,
      RunDesk runs,
      CompareModel.History history,
      AnswerDesk answers,
      Supplier<List<TargetChoice>> known) {
    this.known = known;
    this.services = services;
    Drafts.Draft draft = services.drafts().open("compare");
    model = new CompareModel(runs, history, draft::keep, services.pulse()::wake);
    board = new ColumnBoard(model);
    columnActions =
        new ColumnActions(
            model, board, answers, services.background(), services.notices(), openCall, place());
    actions = CompareActions.of(model, this::runOrSend, board::add, this::focusPrompt);
    model.resultsProperty().subscribe(now -> columnActions.update());
    tools =
        new ColumnTools(
            board,
            answers,
            new AnswerVerdicts(),
            services.background(),
            services.overlays(),
            () -> seen,
            openCall,
            setUp,
            columnActions::menu);
    model.restore(draft.read(CompareDraft::fromJson));
    model.side().attach(services.overlays());
    model.side().restore(services.drafts().open("compare-run"));
    desk = new PromptDesk(model.prompt(), services, prompts, clean);
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

  /** Shows an earlier run; the panel itself is brought on the screen by whoever asks. */
  public void openRun(String runId) {
    model.side().openRun(runId);
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
              model, desk, actions, choices, services.pulse(), services.memory(), tools);
      view = built;
    }
    return built;
  }

  @Override
  public List<Action> actions() {
    // Esc ends a search before it stops anything.
    List<Action> all = new ArrayList<>(desk.actions());
    all.addAll(columnActions.all());
    all.addAll(actions.all());
    all.addAll(model.side().actions().all());
    return all;
  }

  @Override
  public Optional<Node> tools() {
    Button add = ActionButtons.text(actions.add());
    add.setGraphic(Icons.of(Feather.PLUS));
    add.getStyleClass().add("flat");
    HBox tools =
        new HBox(
            8,
            add,
            ActionButtons.icon(columnActions.action("only"), Feather.FILTER),
            ActionButtons.icon(columnActions.action("undo"), Feather.CORNER_UP_LEFT));
    tools.setAlignment(Pos.CENTER_LEFT);
    return Optional.of(tools);
  }

  @Override
  public void shown() {
    seen = true;
    // What came while nobody looked.
    services.pulse().wake();
    desk.shown();
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

  /** Inputs, what a run may cost, and its results; the tour arranges them. */
  public MatrixSide side() {
    return model.side();
  }

  /** Sets how often each cell is asked. */
  public void repeat(int repetitions) {
    model.prompt().set(model.prompt().prompt().withRepetitions(repetitions));
  }

  /** Sets what each answer must fulfil. */
  public void expect(List<Assertion> assertions) {
    model.prompt().set(model.prompt().prompt().withAssertions(assertions));
    services.pulse().wake();
  }

  /** Columns as the board sees them; the tour arranges them. */
  public ColumnBoard board() {
    return board;
  }

  /** Who writes the next message to one column means that column. */
  private void runOrSend() {
    if (!columnActions.send()) {
      model.run();
    }
  }

  private ColumnActions.Place place() {
    return new ColumnActions.Place() {
      @Override
      public Optional<ColumnView> current() {
        CompareView built = view;
        return built == null
            ? Optional.empty()
            : built.columns().stream()
                .filter(column -> column.column().equals(board.currentProperty().get()))
                .findFirst();
      }

      @Override
      public Optional<Path> folder() {
        CompareView built = view;
        return built == null || built.getScene() == null
            ? Optional.empty()
            : FolderChooser.SYSTEM.choose(built.getScene().getWindow());
      }
    };
  }

  /** The pane of the prompt. */
  public PromptDesk desk() {
    return desk;
  }

  /** Makes it another prompt, which can be undone. */
  public void show(Prompt prompt) {
    model.prompt().set(prompt);
  }

  CompareModel model() {
    return model;
  }
}
