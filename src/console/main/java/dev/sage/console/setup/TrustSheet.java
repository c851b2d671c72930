package dev.sage.console.setup;

import dev.sage.console.control.Content;
import dev.sage.console.control.Icons;
import dev.sage.console.text.Texts;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Says what a project's files tried before anybody trusts them. */
final class TrustSheet extends Sheet {
  private static final double WIDTH = 620;

  private final Node close;

  TrustSheet(Path folder, List<String> tried, Node close, Runnable trusted) {
    super(
        "setup-trust-sheet",
        Texts.text("setup.trust.title"),
        Texts.text("setup.trust.lead", folder),
        WIDTH);
    this.close = close;
    VBox list = new VBox(8);
    list.setId("setup-tried");
    for (String sentence : tried) {
      Label line = Content.mark(new Label(sentence, Icons.of(Feather.SLASH)));
      line.setWrapText(true);
      line.setMinHeight(Region.USE_PREF_SIZE);
      line.setGraphicTextGap(8);
      list.getChildren().add(line);
    }
    Label heading = new Label(Texts.text("setup.trust.tried"));
    heading.getStyleClass().add("section-title");
    content(new VBox(8, heading, list));
    Button trust = new Button(Texts.text("setup.trust.button"));
    trust.setId("setup-trust-confirm");
    trust.setOnAction(event -> trusted.run());
    buttons(close, trust);
  }

  /** The harmless answer. */
  Node first() {
    return close;
  }
}
