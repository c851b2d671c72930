package dev.sage.console.redaction;

import dev.sage.console.shell.ActionButtons;
import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import dev.sage.llm.redaction.RuleKind;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;

/** The line below the texts: the finding that is selected, and the way to the others. */
final class DetailBar extends HBox {
  private final RedactionModel model;
  private final Label place = new Label();
  private final Label words = new Label();

  DetailBar(RedactionModel model, RedactionActions actions) {
    super(8);
    this.model = model;
    setId("redaction-detail");
    getStyleClass().add("detail-bar");
    setAlignment(Pos.CENTER_LEFT);
    place.getStyleClass().addAll("figure", "secondary");
    place.setMinWidth(72);
    words.setId("redaction-detail-words");
    words.setMinWidth(0);
    words.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(words, Priority.ALWAYS);
    getChildren()
        .setAll(
            ActionButtons.icon(actions.previous(), Feather.CHEVRON_UP),
            ActionButtons.icon(actions.next(), Feather.CHEVRON_DOWN),
            place,
            words);
    model.previewProperty().subscribe(preview -> show());
    model.selectedProperty().subscribe(index -> show());
  }

  private void show() {
    int count = model.previewProperty().get().marks().size();
    int selected = model.selectedProperty().get();
    Mark mark = model.selectedMark();
    place.setText(
        count == 0
            ? ""
            : Texts.text(
                "redaction.place",
                selected < 0 ? Format.UNKNOWN : Format.count(selected + 1L),
                Format.count(count)));
    words.setText(
        mark == null
            ? Texts.text(count == 0 ? "redaction.detail.none" : "redaction.detail.choose")
            : words(mark));
  }

  /** A finding in a sentence: what it is and what becomes of it. */
  static String words(Mark mark) {
    return mark.masked()
        ? Texts.text("redaction.detail.masked", title(mark.kind()), mark.placeholder())
        : Texts.text("redaction.detail.kept", title(mark.kind()));
  }

  private static String title(String kind) {
    return RuleKind.all().stream()
        .filter(known -> known.kind().equals(kind))
        .map(RuleKind::title)
        .findFirst()
        .orElse(kind);
  }
}
