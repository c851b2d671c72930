package dev.sage.console.setup;

import dev.sage.console.control.EmptyState;
import dev.sage.console.control.ErrorBox;
import dev.sage.console.shell.ActionButtons;
import dev.sage.console.text.Texts;
import dev.sage.llm.check.CheckLayer;
import dev.sage.llm.check.CheckReport;
import dev.sage.llm.check.CheckResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The layers of a check as they come, and then what the provider has told. */
final class CheckView extends StackPane {
  private final SetupModel model;
  private final VBox layers = new VBox();
  private final StackPane report = new StackPane();
  private final VBox page;
  private final ScrollPane scroll;
  private final EmptyState empty;
  private final EmptyState keyless;

  CheckView(SetupModel model, SetupActions actions) {
    this.model = model;
    setId("setup-check-pane");
    layers.setId("setup-layers");
    layers.setAccessibleRole(AccessibleRole.PARENT);
    layers.getStyleClass().add("layers");
    page = new VBox(16, layers, report);
    page.getStyleClass().add("check-page");
    scroll = new ScrollPane(page);
    scroll.setFitToWidth(true);
    scroll.setAccessibleText(Texts.text("setup.check.result"));
    scroll.setFocusTraversable(false);
    Button start = ActionButtons.text(actions.check());
    start.setId("setup-check-first");
    start.setText(Texts.text("setup.check.button"));
    empty = new EmptyState(Feather.CHECK_CIRCLE, Texts.text("setup.check.empty"), start);
    Button look = ActionButtons.text(actions.importing());
    look.setId("setup-import-first");
    keyless = new EmptyState(Feather.KEY, Texts.text("setup.empty"), look);
    keyless.setId("setup-keyless");
    getChildren().setAll(empty, keyless, scroll);
    model.providers().all().subscribe(this::showLayers);
    CheckModel check = model.check();
    check.rows().addListener((ListChangeListener<CheckModel.Row>) change -> showLayers());
    check.reportProperty().subscribe(done -> showReport(done, actions));
    check.errorProperty().subscribe(this::showLayers);
    model.providers().all().subscribe(this::showLayers);
    showLayers();
  }

  private void showLayers() {
    CheckModel check = model.check();
    List<Node> rows = new ArrayList<>();
    if (!check.errorProperty().get().isEmpty()) {
      rows.add(new ErrorBox(check.errorProperty().get(), "", ""));
    }
    check.rows().forEach(row -> rows.add(new LayerRow(row, model.mending()::follow)));
    layers.getChildren().setAll(rows);
    // The simulator answers too, but whoever comes here has come to add a key.
    boolean keys = model.providers().all().stream().anyMatch(entry -> entry.keySource() != null);
    empty.setVisible(rows.isEmpty() && keys);
    keyless.setVisible(rows.isEmpty() && !keys);
    scroll.setVisible(!rows.isEmpty());
  }

  private void showReport(@Nullable CheckReport done, SetupActions actions) {
    report.getChildren().clear();
    if (done == null) {
      return;
    }
    VBox parts = new VBox(16);
    if (done.ok()) {
      parts.getChildren().add(paid(done, actions));
    }
    if (!done.facts().isEmpty() || done.url() != null) {
      parts.getChildren().add(new FactsView(done));
    }
    if (!done.models().isEmpty()) {
      parts.getChildren().add(new ModelsView(done.models()));
    }
    report.getChildren().setAll(parts);
  }

  /** The one thing that may cost something is asked for apart, its price on the button. */
  private Node paid(CheckReport done, SetupActions actions) {
    Optional<CheckResult> call =
        done.results().stream().filter(result -> result.layer() == CheckLayer.CALL).findFirst();
    if (call.isPresent() && call.get().status() != CheckResult.Status.SKIPPED) {
      return new Region();
    }
    Button button = ActionButtons.text(actions.paid());
    String cost = model.paidCostProperty().get();
    button.setText(
        cost.isEmpty() ? Texts.text("setup.paid.unknown") : Texts.text("setup.paid", cost));
    Label words = new Label(Texts.text("setup.paid.words"));
    words.getStyleClass().add("secondary");
    words.setWrapText(true);
    words.setMinHeight(Region.USE_PREF_SIZE);
    return new VBox(4, button, words);
  }
}
