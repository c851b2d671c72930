package dev.sage.console.timeline;

import dev.sage.console.control.Content;
import dev.sage.console.control.FilterField;
import dev.sage.console.control.Hindrance;
import dev.sage.console.control.Icons;
import dev.sage.console.shell.Background;
import dev.sage.console.shell.Overlays;
import dev.sage.console.text.Texts;
import dev.sage.console.timeline.model.ChosenCall;
import dev.sage.console.timeline.model.ChosenCall.Details;
import dev.sage.console.timeline.model.Tag;
import dev.sage.workbench.store.KnownValues;
import java.util.concurrent.Callable;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * Asks for a tag of the call that is chosen, with those of other calls as suggestions; a tag that
 * the call has is taken away. FX thread only.
 */
final class TagSheet extends VBox {
  private final StringProperty text = new SimpleStringProperty("");
  private final ChosenCall chosen;
  private final Overlays overlays;
  private final FilterField field;

  private TagSheet(ChosenCall chosen, Details of, Overlays overlays, TagHelp help) {
    super(8);
    this.chosen = chosen;
    this.overlays = overlays;
    setId("timeline-tag");
    getStyleClass().addAll("sheet", "timeline-tag-sheet");
    // It lies over the panels, outside of their style sheets.
    getStylesheets().add(TimelinePage.STYLES);
    Label title = new Label(Texts.text("timeline.tag.title"));
    title.getStyleClass().add("sheet-title");
    field = new FilterField("timeline-tag-text", text, help);
    field.field().setPromptText(Texts.text("timeline.tag.prompt"));
    field.field().setAccessibleText(Texts.text("timeline.tag.title"));
    field.field().setOnAction(event -> take());
    Button add = new Button();
    add.textProperty()
        .bind(
            text.map(now -> Texts.text(help.has(now) ? "timeline.tag.take" : "timeline.tag.add")));
    add.setId("timeline-tag-add");
    add.getStyleClass().add("accent");
    add.disableProperty().bind(text.map(now -> Tag.parse(now).isEmpty()));
    Hindrance.of(add, Texts.text("need.tag"));
    add.setOnAction(event -> take());
    HBox buttons = new HBox(8, add);
    buttons.setAlignment(Pos.CENTER_RIGHT);
    FlowPane there = Content.mark(new FlowPane(4, 4));
    of.marks()
        .tags()
        .forEach((name, value) -> there.getChildren().add(button(new Tag(name, value))));
    StackPane.setAlignment(field.suggestions(), Pos.TOP_LEFT);
    StackPane below = new StackPane(new VBox(8, there, buttons), field.suggestions());
    below.getStyleClass().add("timeline-tag-below");
    getChildren().setAll(title, field, below);
  }

  /** Lays it over the page. */
  static void open(
      ChosenCall chosen,
      Details of,
      Overlays overlays,
      Background background,
      Callable<KnownValues> known) {
    TagHelp help = new TagHelp(of.marks());
    TagSheet sheet = new TagSheet(chosen, of, overlays, help);
    overlays.show(sheet, Pos.CENTER, sheet.field.field());
    background
        .work(Texts.text("timeline.reading"), known)
        .onSuccess(values -> help.know(values.tags()))
        .start();
  }

  /** Takes away a tag that the call has. */
  private Button button(Tag tag) {
    Button button = new Button(tag.text(), Icons.of(Feather.X));
    button.getStyleClass().addAll("timeline-tag", "flat");
    button.setMnemonicParsing(false);
    button.setAccessibleText(Texts.text("timeline.tag.remove", tag.text()));
    button.setOnAction(event -> toggle(tag));
    return button;
  }

  private void take() {
    Tag.parse(text.get()).ifPresent(this::toggle);
  }

  private void toggle(Tag tag) {
    overlays.close(this);
    chosen.toggleTag(tag);
  }
}
