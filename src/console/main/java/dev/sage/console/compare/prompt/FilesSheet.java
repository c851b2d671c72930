package dev.sage.console.compare.prompt;

import dev.sage.console.control.Content;
import dev.sage.console.control.Hindrance;
import dev.sage.console.control.Hint;
import dev.sage.console.control.Icons;
import dev.sage.console.text.Texts;
import dev.sage.workbench.prompt.PromptFile;
import dev.sage.workbench.prompt.PromptFolder;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The prompts of a folder: open one, save under a name, give another name. FX thread only. */
final class FilesSheet extends VBox {
  private static final double WIDTH = 480;
  private static final double LIST_HEIGHT = 232;
  private static final double ROW = 28;

  private final FilesModel files;
  private final Runnable close;
  private final ListView<PromptFile.Entry> list;
  private final TextField name = new TextField();
  private final Button choose = new Button(Texts.text("compare.files.choose"));

  /**
   * A sheet.
   *
   * @param chooser asks for a folder
   * @param close takes the sheet away
   */
  FilesSheet(
      FilesModel files, PromptModel model, Supplier<Optional<Path>> chooser, Runnable close) {
    super(12);
    this.files = files;
    this.close = close;
    setId("compare-files-sheet");
    getStyleClass().addAll("sheet", "prompt-files");
    setPrefWidth(WIDTH);
    list = new ListView<>(files.entries());
    list.setId("compare-files-list");
    list.setAccessibleText(Texts.text("compare.files.list"));
    list.setFixedCellSize(ROW);
    list.setCellFactory(view -> new FileCell());
    list.setOnMouseClicked(
        event -> {
          if (event.getClickCount() == 2) {
            openSelected();
          }
        });
    list.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            openSelected();
            event.consume();
          }
        });
    Label none = new Label(Texts.text("compare.files.none"));
    none.getStyleClass().add("empty-sentence");
    none.visibleProperty().bind(files.listedProperty());
    list.setPlaceholder(none);
    choose.setId("compare-files-choose");
    choose.setOnAction(event -> chooser.get().ifPresent(files::choose));
    getChildren().setAll(title(model), listed(), wrong(), named(model));
  }

  private HBox title(PromptModel model) {
    Label title = new Label(Texts.text("compare.files.title"));
    title.getStyleClass().add("sheet-title");
    Label folder = new Label();
    folder.getStyleClass().add("secondary");
    folder.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    folder.textProperty().bind(model.placeProperty().map(PromptPlace::folder));
    Hint.on(folder, folder::getText);
    Content.mark(folder);
    VBox words = new VBox(4, title, folder);
    HBox.setHgrow(words, Priority.ALWAYS);
    choose.setMinWidth(Region.USE_PREF_SIZE);
    HBox head = new HBox(8, words, choose);
    head.setAlignment(Pos.TOP_LEFT);
    return head;
  }

  private StackPane listed() {
    StackPane listed = Content.inside(list);
    listed.setMinHeight(LIST_HEIGHT);
    listed.setPrefHeight(LIST_HEIGHT);
    return listed;
  }

  /** Why the selected one can't be opened, or what did not work. */
  private Label wrong() {
    Label wrong = new Label();
    wrong.setId("compare-files-wrong");
    wrong.getStyleClass().add("danger-text");
    wrong.setWrapText(true);
    wrong.setMinHeight(Region.USE_PREF_SIZE);
    wrong
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                this::problem,
                files.errorProperty(),
                name.textProperty(),
                list.getSelectionModel().selectedItemProperty()));
    wrong.visibleProperty().bind(wrong.textProperty().isNotEmpty());
    wrong.managedProperty().bind(wrong.visibleProperty());
    return wrong;
  }

  private String problem() {
    if (!files.errorProperty().get().isEmpty()) {
      return files.errorProperty().get();
    }
    PromptFile.Entry selected = list.getSelectionModel().getSelectedItem();
    if (selected != null && !selected.problem().isEmpty()) {
      return selected.problem();
    }
    return name.getText().isEmpty() ? "" : PromptFolder.problem(name.getText());
  }

  private VBox named(PromptModel model) {
    name.setId("compare-files-name");
    name.setPromptText(Texts.text("compare.files.name.prompt"));
    name.setAccessibleText(Texts.text("compare.files.name"));
    name.setText(files.place().name());
    HBox.setHgrow(name, Priority.ALWAYS);
    BooleanBinding nameable =
        Bindings.createBooleanBinding(
            () ->
                !model.placeProperty().get().folder().isEmpty()
                    && PromptFolder.problem(name.getText()).isEmpty(),
            name.textProperty(),
            model.placeProperty());
    Button save = button("save-as", () -> files.saveAs(name.getText(), close));
    save.disableProperty().bind(nameable.not());
    name.textProperty().subscribe(typed -> Hindrance.of(save, unnamed(typed)));
    Button rename = button("rename", () -> files.rename(name.getText(), close));
    rename
        .disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> !nameable.get() || model.placeProperty().get().name().isEmpty(),
                nameable,
                model.placeProperty()));
    Hindrance.of(rename, Texts.text("need.prompt-file"));
    Button open = button("open", this::openSelected);
    open.getStyleClass().add("accent");
    open.disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> {
                  PromptFile.Entry entry = list.getSelectionModel().getSelectedItem();
                  return entry == null || !entry.problem().isEmpty();
                },
                list.getSelectionModel().selectedItemProperty()));
    Hindrance.of(open, Texts.text("need.prompt-file.readable"));
    name.setOnAction(event -> save.fire());
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox naming = new HBox(8, Content.inside(name), save, rename);
    naming.setAlignment(Pos.CENTER_LEFT);
    HBox opening = new HBox(8, space, open);
    return new VBox(12, opening, naming);
  }

  private static String unnamed(String typed) {
    return PromptFolder.problem(typed).isEmpty()
        ? Texts.text("need.folder")
        : PromptFolder.problem(typed);
  }

  private static Button button(String key, Runnable run) {
    Button button = new Button(Texts.text("compare.files." + key));
    button.setId("compare-files-" + key);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(event -> run.run());
    return button;
  }

  private void openSelected() {
    PromptFile.Entry selected = list.getSelectionModel().getSelectedItem();
    if (selected != null && selected.problem().isEmpty()) {
      files.open(selected.name(), close);
    }
  }

  /** What gets the focus: the list, the name to save under, or the way to a folder. */
  Node focusTarget(boolean naming) {
    if (!files.hasFolder()) {
      return choose;
    }
    return naming ? name : list;
  }

  /** A name, and a sign where it can't be read. */
  private static final class FileCell extends ListCell<PromptFile.Entry> {
    @Override
    protected void updateItem(PromptFile.Entry entry, boolean empty) {
      super.updateItem(entry, empty);
      boolean none = empty || entry == null;
      setText(none ? null : entry.name());
      boolean wrong = !none && !entry.problem().isEmpty();
      setGraphic(none ? null : Icons.of(wrong ? Feather.ALERT_TRIANGLE : Feather.FILE_TEXT));
      setTooltip(wrong ? new Tooltip(entry.problem()) : null);
      setAccessibleText(none ? null : wrong ? entry.name() + ": " + entry.problem() : entry.name());
    }
  }
}
