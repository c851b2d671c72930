package dev.sage.console.redaction;

import dev.sage.console.control.FileDrop;
import dev.sage.console.control.Icons;
import dev.sage.console.shell.Action;
import dev.sage.console.shell.ActionButtons;
import dev.sage.console.shell.Notices;
import dev.sage.console.shell.Panel;
import dev.sage.console.shell.PanelId;
import dev.sage.console.shell.Services;
import dev.sage.console.text.Texts;
import dev.sage.llm.redaction.CustomRule;
import dev.sage.llm.redaction.RuleKind;
import dev.sage.llm.redaction.Sink;
import dev.sage.workbench.Workbench;
import dev.sage.workbench.store.CallQuery;
import dev.sage.workbench.store.Store;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The panel Redaction: rail 6. FX thread only. */
public final class RedactionPanel implements Panel {
  private final Services services;
  private final Store store;
  private final Supplier<@Nullable String> current;
  private final TextFileChooser chooser;
  private final RedactionModel model;
  private final RulesModel rules;
  private final SelfTestModel test;
  private final RedactionActions actions;
  private final Action capture;
  private @Nullable RedactionView view;
  private int reading;

  /**
   * A panel over that workbench.
   *
   * @param current the id of the call that is looked into elsewhere, or null
   * @param capture shows how much of prompts and answers is kept
   */
  public RedactionPanel(
      Services services,
      Workbench workbench,
      Supplier<@Nullable String> current,
      TextFileChooser chooser,
      Runnable capture) {
    this(
        services,
        new WorkbenchDesk(workbench.redaction(), workbench.redactor()),
        workbench.store(),
        current,
        chooser,
        capture);
  }

  RedactionPanel(
      Services services,
      PreviewDesk desk,
      Store store,
      Supplier<@Nullable String> current,
      TextFileChooser chooser,
      Runnable showCapture) {
    this.services = services;
    this.store = store;
    this.current = current;
    this.chooser = chooser;
    model = new RedactionModel(desk, services.background(), Platform::runLater);
    rules =
        new RulesModel(
            desk, services.background(), Platform::runLater, model::text, model.changes());
    test = new SelfTestModel(desk, services.background(), Platform::runLater);
    actions = RedactionActions.of(new Doing(), model, rules, test);
    capture = Action.of("redaction.capture", Action.Category.WINDOW, showCapture);
  }

  /** Looks at a text. */
  public void look(String text) {
    built();
    model.open(text, Origin.TYPED);
  }

  /** Looks at the sample. */
  public void lookAtSample() {
    built();
    model.open(Sample.text(), new Origin(Origin.Kind.SAMPLE, ""));
  }

  /** Looks at a file, or says why it cannot. */
  public void look(Path file) {
    built();
    String name = String.valueOf(file.getFileName());
    reading++;
    services
        .background()
        .work(Texts.text("redaction.file.reading", name), () -> FileText.read(file))
        .onSuccess(
            read -> {
              if (read.refusal().isEmpty()) {
                model.open(read.text(), new Origin(Origin.Kind.FILE, name));
              } else {
                model.refuse(read.refusal());
              }
            })
        .andFinally(() -> reading--)
        .start();
  }

  /** Chooses the place whose policy is applied. */
  public void choose(Sink sink) {
    model.sinkProperty().set(sink);
  }

  /** Whether everything that is to be shown is on the screen. */
  public boolean settled() {
    return reading == 0
        && !model.workingProperty().get()
        && rules.settled()
        && !test.runningProperty().get();
  }

  RedactionModel model() {
    return model;
  }

  RulesModel rules() {
    return rules;
  }

  /** Begins a rule with that pattern, as a person would who types it. */
  public void writeRule(String name, String pattern) {
    built();
    rules.write("");
    rules.nameProperty().set(name);
    rules.patternProperty().set(pattern);
  }

  /** Lets a kind stay at the chosen place, or takes it out again. */
  public void keep(String kind) {
    RuleKind.all().stream()
        .filter(known -> known.kind().equals(kind))
        .forEach(
            known ->
                model.mask(
                    new KindRow(known.title(), kind, known.category(), 0, KindRow.State.MASKED),
                    false));
  }

  /** Goes to a finding, from 0. */
  public void select(int finding) {
    model.selectedProperty().set(finding);
  }

  @Override
  public PanelId id() {
    return PanelId.REDACTION;
  }

  @Override
  public Node view() {
    return built();
  }

  private RedactionView built() {
    RedactionView built = view;
    if (built == null) {
      built = new RedactionView(model, rules, test, actions, services.memory(), this::ruleRemoved);
      FileDrop.on(built, files -> look(files.getFirst()));
      view = built;
    }
    return built;
  }

  private void ruleRemoved(CustomRule rule) {
    sayUndoable(Texts.text("redaction.rule.removed", rule.name()));
  }

  private void sayUndoable(String sentence) {
    Action undo =
        Action.of("redaction.undo", Action.Category.RUN, model.changes()::undo).on("Ctrl+Z");
    services.notices().show(new Notices.Notice(Notices.Kind.DONE, sentence, undo));
  }

  @Override
  public List<Action> actions() {
    List<Action> all = new ArrayList<>(actions.all());
    all.add(capture);
    return all;
  }

  @Override
  public Optional<Node> tools() {
    HBox tools =
        new HBox(
            4,
            tool(actions.sample(), "redaction.sample.button", Feather.BOOK_OPEN),
            tool(actions.call(), "redaction.call.button", Feather.ACTIVITY),
            tool(actions.file(), "redaction.file.button", Feather.FILE),
            tool(actions.clipboard(), "redaction.clipboard.button", Feather.CLIPBOARD),
            tool(actions.test(), "redaction.test.button", Feather.SHIELD));
    tools.setAlignment(Pos.CENTER_LEFT);
    return Optional.of(tools);
  }

  private static Button tool(Action action, String label, Feather icon) {
    Button button = ActionButtons.text(action);
    button.setText(Texts.text(label));
    button.setGraphic(Icons.of(icon));
    button.getStyleClass().add("flat");
    return button;
  }

  @Override
  public void shown() {
    built().focusText();
  }

  @Override
  public void close() {
    model.close();
    rules.close();
    test.cancel();
  }

  /** What the actions do. */
  private final class Doing implements RedactionActions.Doing {
    @Override
    public void sample() {
      lookAtSample();
    }

    @Override
    public void call() {
      reading++;
      String id = current.get();
      services
          .background()
          .work(Texts.text("redaction.call.reading"), () -> read(id))
          .onSuccess(
              found ->
                  found.ifPresentOrElse(
                      call -> model.open(call.text(), new Origin(Origin.Kind.CALL, call.name())),
                      () -> model.refuse(Texts.text("redaction.call.none"))))
          .andFinally(() -> reading--)
          .start();
    }

    private Optional<CallText> read(@Nullable String id) {
      if (id != null) {
        return CallText.of(store, id);
      }
      return store.calls(CallQuery.newest(1)).stream()
          .findFirst()
          .flatMap(newest -> CallText.of(store, newest.id()));
    }

    @Override
    public void file() {
      chooser.choose(built().getScene().getWindow()).ifPresent(RedactionPanel.this::look);
    }

    @Override
    public void clipboard() {
      String text = Clipboard.getSystemClipboard().getString();
      if (text == null || text.isEmpty()) {
        model.refuse(Texts.text("redaction.clipboard.none"));
      } else {
        model.open(text, new Origin(Origin.Kind.CLIPBOARD, ""));
      }
    }

    @Override
    public void clear() {
      String before = model.text();
      Origin from = model.originProperty().get();
      model.open("", Origin.TYPED);
      model.changes().done(() -> model.open(before, from));
      sayUndoable(Texts.text("redaction.cleared"));
    }

    @Override
    public void always() {
      rules.always(
          built().selection().strip(),
          sentence -> services.notices().show(Notices.Kind.DONE, sentence));
    }

    @Override
    public void never() {
      rules.never(built().selection().strip());
      services.notices().show(Notices.Kind.DONE, Texts.text("redaction.never.done"));
    }

    @Override
    public void rule() {
      rules.write(built().selection());
    }

    @Override
    public void keepRule() {
      String name = rules.nameProperty().get();
      rules.keep();
      sayUndoable(Texts.text("redaction.rule.kept", name));
    }

    @Override
    public void leave() {
      rules.cancel();
    }

    @Override
    public void undo() {
      model.changes().undo();
    }

    @Override
    public void reset() {
      model.reset();
      sayUndoable(
          Texts.text("redaction.reset.done", RedactionModel.name(model.sinkProperty().get())));
    }

    @Override
    public void test() {
      built().showTest(true);
      test.start();
    }
  }
}
