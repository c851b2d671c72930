package dev.sage.console.setup;

import dev.sage.console.shell.Overlays;
import dev.sage.console.shell.WindowMemory;
import dev.sage.console.text.Texts;
import dev.sage.workbench.setup.ProviderSettings;
import dev.sage.workbench.setup.Typed;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The panel: providers, the form of one, and at the right its check, ladders and problems. */
final class SetupView extends StackPane {
  private static final double PROVIDERS = 260;
  private static final double FORM = 520;
  private static final double FIRST_WIDTH = 1388;

  private final SetupModel model;
  private final Sheets sheets;
  private final ProvidersView providers;
  private final FormView form;
  private final LadderView ladder;
  private final TabPane tabs = new TabPane();
  private final Tab checkTab;
  private final Tab whyTab;
  private final Tab problemsTab;

  /**
   * The panel.
   *
   * @param browse opens an address in the browser
   */
  SetupView(
      SetupModel model,
      SetupActions actions,
      Overlays overlays,
      WindowMemory memory,
      CaFileChooser chooser,
      Consumer<String> browse) {
    this.model = model;
    sheets = new Sheets(model, overlays);
    setId("setup");
    getStyleClass().add("setup");
    getStylesheets()
        .add(
            Objects.requireNonNull(SetupView.class.getResource("setup.css"), "setup.css")
                .toExternalForm());
    providers = new ProvidersView(model.providers(), actions);
    providers.setMinWidth(200);
    form = new FormView(model, actions, chooser, this::explain, browse);
    form.setMinWidth(360);
    ladder = new LadderView(model.form());
    checkTab = tab("check", new CheckView(model, actions));
    whyTab = tab("why", ladder);
    problemsTab = tab("problems", new ConfigProblemsView(model, actions, this::open));
    tabs.getTabs().setAll(checkTab, whyTab, problemsTab);
    tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    tabs.setAccessibleText(Texts.text("setup.tabs"));
    tabs.setMinWidth(280);
    model.problems().subscribe(this::countProblems);
    countProblems();
    SplitPane split = new SplitPane(providers, form, tabs);
    SplitPane.setResizableWithParent(providers, false);
    SplitPane.setResizableWithParent(form, false);
    split.setDividerPositions(PROVIDERS / FIRST_WIDTH, (PROVIDERS + FORM) / FIRST_WIDTH);
    memory.follow("setup.main", split);
    getChildren().setAll(split);
  }

  private static Tab tab(String key, Node content) {
    Tab tab = new Tab(Texts.text("setup.tab." + key), content);
    tab.setId("setup-tab-" + key);
    return tab;
  }

  private void countProblems() {
    int count = model.problems().size();
    problemsTab.setText(
        count == 0
            ? Texts.text("setup.tab.problems")
            : Texts.text("setup.tab.problems.some", count));
  }

  void check(boolean paid) {
    tabs.getSelectionModel().select(checkTab);
    model.startCheck(paid);
  }

  private void explain(String path) {
    tabs.getSelectionModel().select(whyTab);
    ladder.explain(path);
  }

  /** Asks about the field that has the focus; about the key where none has it. */
  void why() {
    ProviderSettings shown = model.form().settingsProperty().get();
    if (shown == null) {
      return;
    }
    Node focused = getScene().getFocusOwner();
    explain(fieldPath(shown, focused));
    ladder.focusPicker();
  }

  private static String fieldPath(ProviderSettings shown, @Nullable Node focused) {
    for (FormField field : FormField.values()) {
      if (focused != null && ("setup-" + field.key()).equals(focused.getId())) {
        return field.path(shown);
      }
    }
    return shown.path("apiKey");
  }

  void showProblems() {
    tabs.getSelectionModel().select(problemsTab);
    tabs.requestFocus();
  }

  private void open(Path file, int line) {
    sheets.file(file, line);
  }

  void trust() {
    sheets.trust();
  }

  void save() {
    sheets.save();
  }

  void save(Typed typed) {
    sheets.save(typed);
  }

  void add() {
    sheets.add();
  }

  void importing() {
    sheets.importing();
  }

  void local() {
    sheets.local();
  }

  void move(int rows) {
    providers.move(rows);
  }

  void focusFilter() {
    providers.focusFilter();
  }

  void focusKey() {
    form.focusKey();
  }

  void focusList() {
    providers.focusList();
  }
}
