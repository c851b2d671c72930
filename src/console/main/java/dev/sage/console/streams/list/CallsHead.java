package dev.sage.console.streams.list;

import dev.sage.console.control.Content;
import dev.sage.console.control.FilterField;
import dev.sage.console.control.Hint;
import dev.sage.console.control.Icons;
import dev.sage.console.shell.Action;
import dev.sage.console.shell.ActionButtons;
import dev.sage.console.shell.Notices;
import dev.sage.console.text.Texts;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What stands above the list of calls: the filter, its name where it is kept, counts, import. */
final class CallsHead extends VBox {
  private final CallsModel model;
  private final SavedFilters filters;
  private final Notices notices;
  private final FilterField filter;
  private final Action keeping;
  private final Button star;
  private final TextField name = new TextField();
  private final Button keep = new Button(Texts.text("filter.keep"));
  private final HBox naming = new HBox(4, Content.inside(name), keep);

  /**
   * A head of that list.
   *
   * @param keeping keeps the filter by a name, or no longer: {@link #keepOrForget}
   * @param choose asks for files and reads them
   */
  CallsHead(
      CallsModel model,
      SavedFilters filters,
      CallFiles files,
      Notices notices,
      Action keeping,
      Runnable choose) {
    super(4);
    this.keeping = keeping;
    this.model = model;
    this.filters = filters;
    this.notices = notices;
    getStyleClass().add("calls-head");
    CallsHelp help = new CallsHelp(filters);
    star = ActionButtons.icon(keeping, Feather.STAR);
    star.setId("streams-filter-star");
    filter = new FilterField("streams-filter", model.filterProperty(), help, star);
    TextField field = filter.field();
    field.setPromptText(Texts.text("streams.filter.prompt"));
    field.setAccessibleText(Texts.text("streams.filter"));
    Hint.on(field, Texts.text("streams.filter.help"));
    field.setOnAction(event -> filters.used(model.appliedFilter()));
    field
        .focusedProperty()
        .subscribe(
            focused -> {
              if (focused) {
                model.learn();
              } else if (!model.appliedFilter().isEmpty()) {
                filters.used(model.appliedFilter());
              }
            });
    model.knownProperty().subscribe(help::know);
    model.filterProperty().subscribe(text -> showStar());
    naming();
    getChildren().setAll(filter, naming, still(), foot(files, choose));
  }

  FilterField filter() {
    return filter;
  }

  private void naming() {
    name.setId("streams-filter-name");
    name.setPromptText(Texts.text("filter.name"));
    name.setAccessibleText(Texts.text("filter.name"));
    HBox.setHgrow(name, Priority.ALWAYS);
    name.setOnAction(event -> keep());
    keep.setOnAction(event -> keep());
    keep.setMinWidth(USE_PREF_SIZE);
    show(false);
  }

  /** The rows of a filter that was right stand below one that is not: which filter they are of. */
  private Label still() {
    Label still = new Label();
    still.setId("streams-still");
    still.getStyleClass().addAll("secondary", "attention-text");
    still.visibleProperty().bind(model.problemProperty().isNotEmpty());
    still.managedProperty().bind(still.visibleProperty());
    model
        .problemProperty()
        .subscribe(
            problem ->
                still.setText(
                    model.appliedFilter().isEmpty()
                        ? Texts.text("streams.filter.still.all")
                        : Texts.text("streams.filter.still", model.appliedFilter())));
    return still;
  }

  private HBox foot(CallFiles files, Runnable choose) {
    Label counts = new Label();
    counts.setId("streams-count");
    counts.getStyleClass().addAll("secondary", "figure");
    counts
        .textProperty()
        .bind(
            Bindings.when(files.progressProperty().isEmpty())
                .then(model.countsProperty())
                .otherwise(files.progressProperty()));
    counts.setMinWidth(0);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Button stop = new Button(Texts.text("streams.import.stop"));
    stop.setId("streams-import-stop");
    stop.setOnAction(event -> files.stop());
    stop.managedProperty().bind(files.progressProperty().isNotEmpty());
    stop.visibleProperty().bind(stop.managedProperty());
    Button open = new Button(Texts.text("streams.import.button"), Icons.of(Feather.DOWNLOAD));
    open.setId("streams-open-files");
    Hint.on(open, Texts.text("streams.import.help"));
    open.setMinWidth(USE_PREF_SIZE);
    open.setOnAction(event -> choose.run());
    HBox foot = new HBox(8, counts, space, stop, open);
    foot.setAlignment(Pos.CENTER_LEFT);
    return foot;
  }

  /** Asks for a name for the filter that is written, or keeps it no longer. */
  void keepOrForget() {
    String text = model.filterProperty().get();
    if (filters.kept(text)) {
      forget(text);
      return;
    }
    name.setText("");
    show(true);
    name.requestFocus();
  }

  private void forget(String text) {
    Runnable back = filters.forget(text);
    showStar();
    Action undo =
        Action.of(
            "streams.filter.undo",
            Action.Category.EDIT,
            () -> {
              back.run();
              showStar();
            });
    String said = Texts.text("filter.forgotten", text.strip());
    notices.show(new Notices.Notice(Notices.Kind.INFO, said, undo));
  }

  private void keep() {
    filters.keep(name.getText(), model.filterProperty().get());
    show(false);
    showStar();
    filter.focus();
  }

  private void show(boolean asked) {
    naming.setManaged(asked);
    naming.setVisible(asked);
  }

  private void showStar() {
    boolean kept = filters.kept(model.filterProperty().get());
    Action now = keeping.labelled(Texts.text(kept ? "filter.forget" : "filter.keep.help"));
    star.setAccessibleText(now.label());
    Hint.on(star, now.tooltip());
    star.getStyleClass().remove("accent");
    if (kept) {
      star.getStyleClass().add("accent");
    }
  }
}
