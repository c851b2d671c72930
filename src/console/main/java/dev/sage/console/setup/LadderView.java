package dev.sage.console.setup;

import dev.sage.console.control.Content;
import dev.sage.console.control.IdLabel;
import dev.sage.console.control.StatusIcon;
import dev.sage.console.text.Texts;
import dev.sage.llm.config.ConfigSetting;
import dev.sage.workbench.setup.ProviderSettings;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** "Why this value?": the ladder of one setting, chosen above it. */
final class LadderView extends BorderPane {
  private static final double LAYER = 148;

  private final FormModel form;
  private final ComboBox<String> picker = new ComboBox<>();
  private final Label outcome = new Label();
  private final VBox steps = new VBox();

  LadderView(FormModel form) {
    this.form = form;
    getStyleClass().add("ladder");
    setId("setup-ladder");
    picker.setId("setup-ladder-setting");
    picker.setAccessibleText(Texts.text("setup.why.setting"));
    picker.setMaxWidth(Double.MAX_VALUE);
    picker.setVisibleRowCount(16);
    picker.valueProperty().subscribe(this::show);
    outcome.setWrapText(true);
    VBox head = new VBox(8, picker, outcome);
    head.getStyleClass().add("ladder-head");
    setTop(head);
    ScrollPane scroll = new ScrollPane(steps);
    scroll.setFitToWidth(true);
    scroll.setAccessibleText(Texts.text("setup.tab.why"));
    scroll.setFocusTraversable(false);
    steps.getStyleClass().add("ladder-steps");
    setCenter(scroll);
    form.settingsProperty().subscribe(this::offer);
  }

  private void offer(@Nullable ProviderSettings shown) {
    String before = picker.getValue();
    List<String> paths =
        shown == null ? List.of() : shown.settings().stream().map(ConfigSetting::path).toList();
    picker.getItems().setAll(paths);
    picker.setValue(
        before != null && paths.contains(before)
            ? before
            : paths.isEmpty() ? null : paths.getFirst());
    show();
  }

  /** Shows the ladder of that setting. */
  void explain(String path) {
    if (!picker.getItems().contains(path)) {
      picker.getItems().add(path);
    }
    picker.setValue(path);
  }

  void focusPicker() {
    picker.requestFocus();
  }

  private void show() {
    ProviderSettings shown = form.settingsProperty().get();
    String path = picker.getValue();
    if (shown == null || path == null) {
      steps.getChildren().clear();
      outcome.setText("");
      return;
    }
    ConfigSetting setting =
        shown.find(path).orElseGet(() -> new ConfigSetting(path, false, null, List.of()));
    String value = setting.value();
    outcome.setText(
        value == null
            ? Texts.text("setup.why.nothing")
            : Texts.text(
                "setup.why.outcome",
                value,
                setting.winner().map(rung -> rung.origin().shown()).orElse("")));
    steps.getChildren().setAll(Ladder.of(setting).stream().map(LadderView::row).toList());
  }

  private static Node row(Ladder.Step step) {
    StatusIcon icon = new StatusIcon(step.state(), "setup.step");
    Label layer = new Label(step.layer().title());
    layer.setMinWidth(LAYER);
    layer.setPrefWidth(LAYER);
    HBox top = new HBox(8, icon, layer);
    top.setAlignment(Pos.CENTER_LEFT);
    VBox box = new VBox(0, top);
    box.getStyleClass().addAll("step", step.wins() ? "wins" : step.says() ? "beaten" : "silent");
    if (step.says()) {
      Label value = Content.mark(new Label(step.value()));
      value.getStyleClass().add("mono");
      value.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
      value.setMinWidth(0);
      value.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(value, Priority.ALWAYS);
      Label words = Content.mark(new Label(step.words()));
      words.getStyleClass().add("step-words");
      words.setMinWidth(USE_PREF_SIZE);
      top.getChildren().addAll(value, words);
      if (!step.place().isEmpty()) {
        IdLabel place = new IdLabel(step.place());
        place.getStyleClass().addAll("secondary", "step-place");
        box.getChildren().add(place);
      }
    }
    return box;
  }
}
