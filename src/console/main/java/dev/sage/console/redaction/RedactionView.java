package dev.sage.console.redaction;

import dev.sage.console.control.Content;
import dev.sage.console.control.EmptyState;
import dev.sage.console.control.Icons;
import dev.sage.console.shell.Action;
import dev.sage.console.shell.ActionButtons;
import dev.sage.console.shell.WindowMemory;
import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import dev.sage.llm.redaction.CustomRule;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/** The panel: the original, what leaves, and what was found. */
final class RedactionView extends BorderPane {
  /** A pause in typing after which the text is looked at. */
  private static final Duration PAUSE = Duration.millis(150);

  private final RedactionModel model;
  private final RulesModel rules;
  private final RedactionActions actions;
  private final MarkedArea original =
      new MarkedArea(Side.ORIGINAL, "redaction-original", Texts.text("redaction.original.name"));
  private final MarkedArea leaving =
      new MarkedArea(Side.LEAVING, "redaction-leaving", Texts.text("redaction.leaving.name"));
  private final TextPane left;
  private final TextPane right;
  private final LinkedScroll scroll;
  private final PauseTransition pause = new PauseTransition(PAUSE);
  private final StackPane aside = new StackPane();
  private final RuleEditor editor;
  private final SelfTestView testView;
  private final BorderPane findings = new BorderPane();
  private boolean testing;

  RedactionView(
      RedactionModel model,
      RulesModel rules,
      SelfTestModel test,
      RedactionActions actions,
      WindowMemory memory,
      Consumer<CustomRule> removed) {
    this.model = model;
    this.rules = rules;
    this.actions = actions;
    setId("redaction");
    getStyleClass().add("redaction");
    getStylesheets()
        .add(
            Objects.requireNonNull(
                    RedactionView.class.getResource("redaction.css"), "redaction.css")
                .toExternalForm());
    left = new TextPane(Texts.text("redaction.original"), original, emptyOriginal());
    right =
        new TextPane(
            Texts.text("redaction.leaving"),
            leaving,
            new EmptyState(Feather.EYE_OFF, Texts.text("redaction.empty.leaving")));
    scroll = new LinkedScroll(original, leaving, model.previewProperty()::get);
    editor = new RuleEditor(rules, actions);
    testView = new SelfTestView(test, actions, () -> showTest(false));
    findings.setCenter(new FindingsView(model));
    findings.setBottom(new OwnRulesView(rules, actions.rule(), removed));
    aside.getStyleClass().add("aside");
    aside.setMinWidth(320);
    aside.setPrefWidth(320);
    BorderPane texts = new BorderPane();
    SplitPane pair = new SplitPane(left, right);
    pair.setDividerPositions(0.5);
    texts.setCenter(pair);
    texts.setBottom(new DetailBar(model, actions));
    SplitPane split = new SplitPane(texts, aside);
    SplitPane.setResizableWithParent(aside, false);
    split.setDividerPositions(0.77);
    memory.follow("redaction.main", split);
    memory.follow("redaction.texts", pair);
    setTop(new SinkBar(model, actions));
    setCenter(split);
    leaving.area().setEditable(false);
    leaving.area().setUndoManager(null);
    left.tool(selectionTools());
    left.line(refusal());
    right.line(contents());
    listen();
  }

  private EmptyState emptyOriginal() {
    Button sample = ActionButtons.text(actions.sample());
    sample.setId("redaction-empty-sample");
    sample.setText(Texts.text("redaction.sample.button"));
    return new EmptyState(Feather.FILE_TEXT, Texts.text("redaction.empty"), sample);
  }

  private void listen() {
    original
        .area()
        .textProperty()
        .addListener(
            (o, was, is) -> {
              left.showEmpty(is.isEmpty());
              if (!original.isSetting()) {
                unwrapLongest();
                pause.playFromStart();
              }
            });
    pause.setOnFinished(event -> typed());
    original
        .area()
        .selectedTextProperty()
        .addListener((o, was, is) -> actions.selecting().set(!is.isBlank()));
    original.area().focusedProperty().subscribe(actions.typing()::set);
    original.onPick(model.selectedProperty()::set);
    leaving.onPick(model.selectedProperty()::set);
    original.onHover(mark -> DetailBar.words(model.previewProperty().get().marks().get(mark)));
    leaving.onHover(mark -> DetailBar.words(model.previewProperty().get().marks().get(mark)));
    original.area().setContextMenu(menu());
    model.openedProperty().subscribe(count -> opened());
    model.previewProperty().subscribe(this::show);
    model.selectedProperty().subscribe(index -> select());
    rules.matchesProperty().subscribe(found -> mark());
    rules.writingProperty().subscribe(writing -> showAside());
  }

  /** A paragraph too long to be wrapped is not laid out before it is broken. */
  private void unwrapLongest() {
    int paragraph = original.area().getCurrentParagraph();
    if (original.area().getParagraphLength(paragraph) > Folded.LONGEST) {
      original.area().setWrapText(false);
    }
  }

  private void typed() {
    if (original.isBroken()) {
      return;
    }
    String text = original.text();
    if (Folded.of(text).isBroken()) {
      model.open(text, model.originProperty().get());
    } else {
      model.edited(text);
      rules.tryOut();
    }
  }

  private void opened() {
    pause.stop();
    original.setText(model.text());
    original.area().setWrapText(true);
    original.area().setEditable(!original.isBroken());
    original.area().getUndoManager().forgetHistory();
    original.area().moveTo(0);
    original.area().showParagraphAtTop(0);
    scroll.lead();
    left.showEmpty(model.text().isEmpty());
    rules.tryOut();
  }

  private void show(Preview preview) {
    leaving.setText(preview.leaving());
    left.about(about(preview));
    right.about(
        preview.original().isEmpty()
            ? ""
            : Texts.text("redaction.leaving.about", RedactionModel.name(preview.sink())));
    right.showEmpty(preview.original().isEmpty());
    mark();
    scroll.follow();
  }

  private String about(Preview preview) {
    if (preview.original().isEmpty()) {
      return "";
    }
    Origin origin = model.originProperty().get();
    String words =
        Texts.text(
            "redaction.origin." + origin.kind().name().toLowerCase(java.util.Locale.ROOT),
            origin.name(),
            Format.bytes(preview.original().length()));
    return original.isBroken() ? Texts.text("redaction.origin.broken", words) : words;
  }

  private void select() {
    mark();
    int selected = model.selectedProperty().get();
    if (selected >= 0) {
      original.reveal(selected);
      leaving.reveal(selected);
    }
  }

  private void mark() {
    Preview preview = model.previewProperty().get();
    int selected = model.selectedProperty().get();
    boolean writing = rules.writingProperty().get();
    original.mark(preview, selected, writing ? rules.matchesProperty().get() : List.of());
    leaving.mark(preview, selected, List.of());
  }

  private Node selectionTools() {
    HBox tools =
        new HBox(
            4,
            tool(actions.always(), "redaction.always.button"),
            tool(actions.never(), "redaction.never.button"));
    tools.setMinWidth(USE_PREF_SIZE);
    tools.visibleProperty().bind(actions.selecting());
    tools.managedProperty().bind(actions.selecting());
    return tools;
  }

  private static Button tool(Action action, String label) {
    Button button = ActionButtons.text(action);
    button.setText(Texts.text(label));
    button.getStyleClass().addAll("flat", "small");
    return button;
  }

  private ContextMenu menu() {
    ContextMenu menu = new ContextMenu();
    for (Action action : List.of(actions.always(), actions.never(), actions.rule())) {
      MenuItem item = new MenuItem(action.label());
      item.setOnAction(event -> action.perform());
      menu.getItems().add(item);
    }
    return menu;
  }

  private Label refusal() {
    Label refusal = Content.mark(new Label(null, Icons.of(Feather.ALERT_TRIANGLE)));
    refusal.setId("redaction-refusal");
    refusal.getStyleClass().add("pane-line");
    refusal.setWrapText(true);
    refusal.setMaxWidth(Double.MAX_VALUE);
    refusal.textProperty().bind(model.refusalProperty());
    showWhileFilled(refusal);
    return refusal;
  }

  private Label contents() {
    Label contents = new Label(null, Icons.of(Feather.INFO));
    contents.setId("redaction-contents");
    contents.getStyleClass().addAll("pane-line", "quiet");
    contents.setWrapText(true);
    contents.setMaxWidth(Double.MAX_VALUE);
    contents.textProperty().bind(model.policyProperty().map(ContentWords::of));
    showWhileFilled(contents);
    return contents;
  }

  private static void showWhileFilled(Label label) {
    label.setMinHeight(USE_PREF_SIZE);
    label.visibleProperty().bind(label.textProperty().isNotEmpty());
    label.managedProperty().bind(label.textProperty().isNotEmpty());
  }

  /** Shows the self-test or the findings. */
  void showTest(boolean shown) {
    testing = shown;
    showAside();
  }

  private void showAside() {
    boolean writing = rules.writingProperty().get();
    aside.getChildren().setAll(writing ? editor : testing ? testView : findings);
    mark();
    if (writing) {
      editor.focusFirst();
    }
  }

  /** What is selected in the original. */
  String selection() {
    return original.selection();
  }

  /** Puts the cursor into the original. */
  void focusText() {
    original.area().requestFocus();
  }

  /** Looks at what was typed without waiting for a pause. */
  void flush() {
    pause.stop();
    typed();
  }
}
