package dev.sage.console.compare.prompt;

import dev.sage.console.control.Content;
import dev.sage.console.control.Hint;
import dev.sage.console.shell.ActionButtons;
import dev.sage.console.text.Texts;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** The name of the prompt, whether it is saved, and what is done with the whole. FX thread only. */
final class PromptHead extends HBox {
  PromptHead(FilesModel files, PromptActions actions, PromptModel model) {
    super(4);
    getStyleClass().add("prompt-head");
    setAlignment(Pos.CENTER_LEFT);
    Label name = new Label();
    name.setId("compare-prompt-name");
    name.getStyleClass().add("section-title");
    name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    name.textProperty()
        .bind(
            Bindings.createStringBinding(
                () ->
                    model.placeProperty().get().name().isEmpty()
                        ? Texts.text("compare.prompt.unnamed")
                        : model.placeProperty().get().name(),
                model.placeProperty()));
    Hint.on(name, name::getText);
    Content.mark(name);
    Label unsaved = new Label(Texts.text("compare.files.unsaved"));
    unsaved.setId("compare-unsaved");
    unsaved.getStyleClass().addAll("secondary", "unsaved");
    unsaved.setMinWidth(Region.USE_PREF_SIZE);
    unsaved.visibleProperty().bind(files.unsavedProperty());
    unsaved.managedProperty().bind(files.unsavedProperty());
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    getChildren()
        .setAll(
            name,
            unsaved,
            space,
            ActionButtons.icon(actions.undo(), Feather.CORNER_UP_LEFT),
            ActionButtons.icon(actions.redo(), Feather.CORNER_UP_RIGHT),
            ActionButtons.icon(actions.find(), Feather.SEARCH),
            ActionButtons.icon(actions.files(), Feather.FOLDER),
            ActionButtons.icon(actions.save(), Feather.SAVE));
  }
}
