package dev.sage.console.redaction;

import atlantafx.base.controls.ToggleSwitch;
import dev.sage.console.control.Icons;
import dev.sage.console.control.Presence;
import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import dev.sage.llm.redaction.RuleKind;
import java.util.Locale;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** What was found, by kind, with the decision for each. */
final class FindingsView extends BorderPane {
  private static final double ROW = 28;

  /** As wide as a switch. */
  private static final double FIXED = 44;

  private final RedactionModel model;
  private final ListView<KindRow> list = new ListView<>();
  private final CheckBox all = new CheckBox(Texts.text("redaction.findings.all"));
  private boolean showing;

  FindingsView(RedactionModel model) {
    this.model = model;
    getStyleClass().add("findings");
    Label title = new Label();
    title.setId("redaction-count");
    title.getStyleClass().add("section-title");
    title
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> title(model.previewProperty().get()), model.previewProperty()));
    all.setId("redaction-all-kinds");
    all.setTooltip(new Tooltip(Texts.text("redaction.findings.all.tooltip")));
    all.setMinWidth(USE_PREF_SIZE);
    all.selectedProperty().subscribe(every -> show());
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox head = new HBox(8, title, space, all);
    head.getStyleClass().add("findings-head");
    head.setAlignment(Pos.CENTER_LEFT);
    setTop(head);

    list.setId("redaction-kinds");
    list.setAccessibleText(Texts.text("redaction.findings"));
    list.setFixedCellSize(ROW);
    list.setCellFactory(view -> new Cell());
    Label none = new Label();
    none.textProperty()
        .bind(
            model
                .previewProperty()
                .map(
                    preview ->
                        Texts.text(
                            preview.original().isEmpty()
                                ? "redaction.findings.empty"
                                : "redaction.findings.none")));
    none.getStyleClass().addAll("secondary", "findings-none");
    none.setWrapText(true);
    list.setPlaceholder(none);
    list.getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            row -> {
              if (row != null && !showing && !row.heading()) {
                jump(row);
              }
            });
    list.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
    setCenter(list);
    model.previewProperty().subscribe(preview -> show());
    model.selectedProperty().subscribe(index -> select());
  }

  private static String title(Preview preview) {
    if (preview.original().isEmpty()) {
      return Texts.text("redaction.findings.title");
    }
    int masked = preview.masked();
    int kept = preview.marks().size() - masked;
    return kept == 0
        ? Texts.text("redaction.findings.count", masked)
        : Texts.text("redaction.findings.count.kept", masked, kept);
  }

  private void show() {
    showing = true;
    KindRow.Groups groups =
        new KindRow.Groups(Texts.text("redaction.group.held"), Texts.text("redaction.group.own"));
    list.getItems()
        .setAll(
            KindRow.of(model.previewProperty().get(), RuleKind.all(), groups, all.isSelected()));
    showing = false;
    select();
  }

  private void select() {
    showing = true;
    Mark mark = model.selectedMark();
    int index = -1;
    for (int i = 0; mark != null && i < list.getItems().size(); i++) {
      if (list.getItems().get(i).kind().equals(mark.kind())) {
        index = i;
      }
    }
    if (index >= 0) {
      list.getSelectionModel().clearAndSelect(index);
    } else {
      list.getSelectionModel().clearSelection();
    }
    showing = false;
  }

  private void jump(KindRow row) {
    Mark mark = model.selectedMark();
    if (mark == null || !mark.kind().equals(row.kind())) {
      model.jump(row.kind());
    }
  }

  private void onKey(KeyEvent event) {
    KindRow row = list.getSelectionModel().getSelectedItem();
    if (row == null) {
      return;
    }
    if (event.getCode() == KeyCode.SPACE && row.switchable()) {
      model.mask(row, row.state() != KindRow.State.MASKED);
      event.consume();
    } else if (event.getCode() == KeyCode.ENTER) {
      model.jump(row.kind());
      event.consume();
    }
  }

  private final class Cell extends ListCell<KindRow> {
    private final Region swatch = new Region();
    private final Label title = new Label();
    private final Label count = new Label();
    private final ToggleSwitch decision = new ToggleSwitch();
    private final Label fixed = new Label();
    private final HBox row = new HBox(8, swatch, title, count, decision, fixed);
    private boolean filling;

    Cell() {
      getStyleClass().add("kind-cell");
      swatch.getStyleClass().add("swatch");
      row.setAlignment(Pos.CENTER_LEFT);
      title.setMinWidth(0);
      title.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(title, Priority.ALWAYS);
      count.getStyleClass().addAll("figure", "secondary");
      count.setMinWidth(28);
      count.setAlignment(Pos.CENTER_RIGHT);
      decision.setFocusTraversable(false);
      decision.setMinWidth(USE_PREF_SIZE);
      fixed.setMinWidth(FIXED);
      fixed.setAlignment(Pos.CENTER);
      fixed.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
      decision
          .selectedProperty()
          .subscribe(
              on -> {
                KindRow item = getItem();
                if (item != null && !filling && item.switchable()) {
                  model.mask(item, on);
                }
              });
      row.prefWidthProperty().bind(widthProperty().subtract(28));
    }

    @Override
    protected void updateItem(@Nullable KindRow item, boolean empty) {
      super.updateItem(item, empty);
      getStyleClass().remove("kind-heading");
      if (empty || item == null) {
        setGraphic(null);
        setAccessibleText(null);
        setTooltip(null);
        return;
      }
      filling = true;
      title.setText(item.title());
      count.setText(item.count() == 0 ? Format.UNKNOWN : Format.count(item.count()));
      swatch.setVisible(!item.heading());
      swatch.setManaged(!item.heading());
      swatch.getStyleClass().setAll("swatch", look(item));
      Presence.set(decision, item.switchable());
      decision.setSelected(item.state() == KindRow.State.MASKED);
      Presence.set(fixed, !item.switchable());
      fixed.setGraphic(icon(item));
      if (item.heading()) {
        getStyleClass().add("kind-heading");
      }
      String words = words(item);
      decision.setAccessibleText(words);
      setAccessibleText(words);
      setTooltip(item.heading() ? null : new Tooltip(words));
      setGraphic(row);
      filling = false;
    }
  }

  private static String look(KindRow row) {
    return row.state() == KindRow.State.KEPT
        ? "swatch-kept"
        : "swatch-" + row.category().name().toLowerCase(Locale.ROOT);
  }

  private static javafx.scene.@Nullable Node icon(KindRow row) {
    return switch (row.state()) {
      case LOCKED -> Icons.of(Feather.LOCK);
      case OWN -> Icons.of(Feather.USER);
      case HEADING, MASKED, KEPT -> null;
    };
  }

  private static String words(KindRow row) {
    return Texts.text(
        "redaction.kind." + row.state().name().toLowerCase(Locale.ROOT),
        Objects.requireNonNull(row.title()),
        row.count());
  }
}
