package dev.sage.console.timeline;

import dev.sage.console.control.Content;
import dev.sage.console.control.FilterField;
import dev.sage.console.control.Hindrance;
import dev.sage.console.control.Hint;
import dev.sage.console.control.Icons;
import dev.sage.console.shell.ActionButtons;
import dev.sage.console.shell.Background;
import dev.sage.console.streams.list.CallsHelp;
import dev.sage.console.text.Texts;
import dev.sage.console.timeline.model.SavedViews;
import dev.sage.console.timeline.model.TimelineModel;
import dev.sage.workbench.store.Store;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The filter, and the views that were kept. FX thread only. */
final class HeadBar extends VBox {
  private final TimelineModel model;
  private final SavedViews saved;
  private final FilterField filter;
  private final Button views;
  private final TextField name = new TextField();
  private final Button keep = new Button(Texts.text("filter.keep"));
  private final HBox naming = new HBox(8, Content.inside(name), keep);

  HeadBar(
      TimelineModel model,
      SavedViews saved,
      TimelineActions actions,
      Store store,
      Background background) {
    super(4);
    this.model = model;
    this.saved = saved;
    getStyleClass().add("timeline-head");
    CallsHelp help = new CallsHelp();
    filter = new FilterField("timeline-filter", model.filter().textProperty(), help);
    HBox.setHgrow(filter, Priority.ALWAYS);
    TextField field = filter.field();
    field.setPromptText(Texts.text("timeline.filter.prompt"));
    field.setAccessibleText(Texts.text("timeline.filter"));
    Hint.on(field, Texts.text("streams.filter.help"));
    field
        .focusedProperty()
        .subscribe(
            focused -> {
              if (focused) {
                background
                    .work(Texts.text("timeline.reading"), store::knownValues)
                    .onSuccess(help::know)
                    .start();
              }
            });
    views = ActionButtons.text(actions.views());
    views.setText(Texts.text("timeline.views.button"));
    views.setGraphic(Icons.of(Feather.BOOKMARK));
    views.setMinWidth(USE_PREF_SIZE);
    HBox line = new HBox(8, filter, views);
    line.setAlignment(Pos.TOP_LEFT);
    naming();
    getChildren().setAll(line, naming);
  }

  private void naming() {
    name.setId("timeline-view-name");
    name.setPromptText(Texts.text("timeline.views.name"));
    name.setAccessibleText(Texts.text("timeline.views.name"));
    HBox.setHgrow(name, Priority.ALWAYS);
    name.setOnAction(event -> keep());
    keep.setId("timeline-view-keep");
    keep.setOnAction(event -> keep());
    keep.disableProperty().bind(name.textProperty().map(String::isBlank));
    Hindrance.of(keep, Texts.text("need.name"));
    keep.setMinWidth(USE_PREF_SIZE);
    naming.setMaxWidth(420);
    show(false);
  }

  FilterField filter() {
    return filter;
  }

  Button views() {
    return views;
  }

  void askName() {
    name.clear();
    show(true);
    name.requestFocus();
  }

  private void keep() {
    if (!name.getText().isBlank()) {
      saved.keep(name.getText().strip(), model);
      show(false);
      views.requestFocus();
    }
  }

  private void show(boolean asked) {
    naming.setManaged(asked);
    naming.setVisible(asked);
  }
}
