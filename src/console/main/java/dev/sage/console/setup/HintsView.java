package dev.sage.console.setup;

import dev.sage.console.control.Content;
import dev.sage.console.control.Icons;
import dev.sage.console.text.Texts;
import dev.sage.llm.check.KeyHint;
import dev.sage.workbench.setup.ProviderEntry;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What is odd about the key that is typed, a sentence each, and one click that mends it. */
final class HintsView extends VBox {
  private static final int MOST = 2;

  private final SetupModel model;

  HintsView(SetupModel model) {
    super(4);
    this.model = model;
    setId("setup-hints");
    model.form().hints().addListener((ListChangeListener<KeyHint>) change -> show());
    show();
  }

  private void show() {
    getChildren().setAll(model.form().hints().stream().limit(MOST).map(this::line).toList());
    setManaged(!getChildren().isEmpty());
  }

  private Node line(KeyHint hint) {
    boolean grave = hint.severity() == KeyHint.Severity.ERROR;
    Label sentence = Content.mark(new Label(hint.sentence() + " " + hint.fix()));
    sentence.setWrapText(true);
    sentence.setMinHeight(Region.USE_PREF_SIZE);
    sentence.setMaxWidth(Double.MAX_VALUE);
    sentence.setAccessibleRole(AccessibleRole.TEXT);
    HBox.setHgrow(sentence, Priority.ALWAYS);
    HBox line = new HBox(8, Icons.of(grave ? Feather.X_CIRCLE : Feather.ALERT_TRIANGLE), sentence);
    line.getStyleClass().addAll("key-hint", grave ? "grave" : "odd");
    line.setAlignment(Pos.CENTER_LEFT);
    button(hint).ifPresent(line.getChildren()::add);
    return line;
  }

  private Optional<Button> button(KeyHint hint) {
    String words = words(hint);
    if (words.isEmpty()) {
      return Optional.empty();
    }
    Button mend = new Button(words);
    mend.setId("setup-hint-" + hint.kind().json().replace('_', '-'));
    mend.setMinWidth(Region.USE_PREF_SIZE);
    mend.setOnAction(event -> model.mending().follow(hint));
    return Optional.of(mend);
  }

  private String words(KeyHint hint) {
    String better = hint.better();
    if (better != null) {
      return Texts.text(
          "setup.hint.other",
          model.providers().find(better).map(ProviderEntry::title).orElse(better));
    }
    return FormModel.trims(hint) ? Texts.text("setup.hint.trim") : "";
  }
}
