package dev.sage.console.compare.prompt;

import dev.sage.console.control.Icons;
import dev.sage.console.text.Texts;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Says that the prompt's file is another one by now, and asks what to do. FX thread only. */
final class OutsideBar extends VBox {
  OutsideBar(FilesModel files) {
    super(4);
    setId("compare-outside");
    getStyleClass().add("outside-bar");
    Label what = new Label();
    what.setGraphic(Icons.of(Feather.ALERT_TRIANGLE));
    what.setWrapText(true);
    what.setMinHeight(Region.USE_PREF_SIZE);
    Button theirs = new Button(Texts.text("compare.outside.theirs"));
    theirs.setId("compare-outside-theirs");
    theirs.setOnAction(event -> files.takeTheirs());
    Button mine = new Button(Texts.text("compare.outside.mine"));
    mine.setId("compare-outside-mine");
    mine.setOnAction(event -> files.keepMine());
    FlowPane choices = new FlowPane(8, 4, theirs, mine);
    choices.setAlignment(Pos.CENTER_LEFT);
    getChildren().setAll(what, choices);
    files
        .outsideProperty()
        .subscribe(
            outside -> {
              boolean there = outside != FilesModel.Outside.NONE;
              boolean gone = outside == FilesModel.Outside.GONE;
              setVisible(there);
              setManaged(there);
              theirs.setVisible(!gone);
              theirs.setManaged(!gone);
              if (there) {
                what.setText(
                    Texts.text(
                        gone ? "compare.outside.gone" : "compare.outside.changed",
                        files.place().name()));
              }
            });
  }
}
