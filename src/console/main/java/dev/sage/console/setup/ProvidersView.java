package dev.sage.console.setup;

import dev.sage.console.control.Icons;
import dev.sage.console.shell.Action;
import dev.sage.console.shell.ActionButtons;
import dev.sage.console.text.Texts;
import dev.sage.workbench.setup.ProviderEntry;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The list of providers, its filter, and the ways to find more. */
final class ProvidersView extends BorderPane {
  /** Two lines of text. */
  private static final double ROW = 36;

  private final TextField filter = new TextField();
  private final ListView<ProviderEntry> list = new ListView<>();

  ProvidersView(ProvidersModel model, SetupActions actions) {
    getStyleClass().add("providers");
    filter.setId("setup-filter");
    filter.setPromptText(Texts.text("setup.filter"));
    filter.setAccessibleText(Texts.text("setup.filter"));
    filter.textProperty().bindBidirectional(model.filterProperty());
    VBox head = new VBox(filter);
    head.getStyleClass().add("providers-head");
    setTop(head);

    list.setId("setup-providers");
    list.setAccessibleText(Texts.text("setup.providers"));
    list.setFixedCellSize(ROW);
    list.setItems(model.shown());
    list.setCellFactory(view -> new ProviderCell(model));
    list.setPlaceholder(new Label(Texts.text("setup.providers.none")));
    list.getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            entry -> {
              if (entry != null) {
                model.selectedProperty().set(entry);
              }
            });
    model.selectedProperty().subscribe(this::select);
    setCenter(list);

    VBox foot =
        new VBox(
            foot(actions.local(), Feather.SEARCH),
            foot(actions.importing(), Feather.DOWNLOAD),
            foot(actions.add(), Feather.PLUS));
    foot.getStyleClass().add("providers-foot");
    setBottom(foot);
  }

  private static Button foot(Action action, Feather icon) {
    Button button = ActionButtons.text(action);
    button.setGraphic(Icons.of(icon));
    button.getStyleClass().addAll("flat", "foot-button");
    button.setMaxWidth(Double.MAX_VALUE);
    return button;
  }

  private void select(@Nullable ProviderEntry entry) {
    if (entry == null) {
      list.getSelectionModel().clearSelection();
    } else if (!entry.equals(list.getSelectionModel().getSelectedItem())) {
      list.getSelectionModel().select(entry);
      list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex() - 4));
    }
  }

  void focusFilter() {
    filter.requestFocus();
    filter.selectAll();
  }

  void focusList() {
    list.requestFocus();
  }

  /** Moves in the list by so many rows. */
  void move(int rows) {
    int to = list.getSelectionModel().getSelectedIndex() + rows;
    if (to >= 0 && to < list.getItems().size()) {
      list.getSelectionModel().clearAndSelect(to);
      list.scrollTo(Math.max(0, to - 4));
    }
  }
}
