package dev.sage.console.setup;

import dev.sage.console.control.Hint;
import dev.sage.console.text.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import org.jspecify.annotations.Nullable;

/** The profile in use, in the title bar; choosing another reads the configuration again. */
final class ProfilePicker extends MenuButton {
  private final SetupModel model;

  ProfilePicker(SetupModel model) {
    this.model = model;
    setId("profile-picker");
    getStyleClass().addAll("flat", "profile-picker");
    setMnemonicParsing(false);
    Hint.on(this, Texts.text("profile.tooltip"));
    model.profiles().subscribe(this::offer);
    model.profileProperty().subscribe(this::offer);
    offer();
  }

  private void offer() {
    String now = model.profileProperty().get();
    // Without a profile there is nothing to choose.
    setVisible(!model.profiles().isEmpty());
    setManaged(isVisible());
    setText(now == null ? Texts.text("profile.none") : Texts.text("profile.some", now));
    setAccessibleText(getText());
    ToggleGroup group = new ToggleGroup();
    List<MenuItem> items = new ArrayList<>();
    items.add(item(null, Texts.text("profile.none"), group));
    model.profiles().forEach(name -> items.add(item(name, name, group)));
    getItems().setAll(items);
  }

  private MenuItem item(@Nullable String profile, String words, ToggleGroup group) {
    RadioMenuItem item = new RadioMenuItem(words);
    item.setMnemonicParsing(false);
    item.setToggleGroup(group);
    String now = model.profileProperty().get();
    item.setSelected(profile == null ? now == null : profile.equals(now));
    item.setOnAction(event -> model.choose(profile));
    return item;
  }
}
