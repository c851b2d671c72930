package dev.sage.console.setup;

import dev.sage.console.control.Hindrance;
import dev.sage.console.control.Hint;
import dev.sage.console.control.IdLabel;
import dev.sage.console.text.Texts;
import dev.sage.workbench.setup.Destination;
import dev.sage.workbench.setup.SettingsPlace;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The places where a key and settings can be kept, one to be chosen of each. */
final class PlacesView extends VBox {
  /** Where the words under a radio button begin. */
  private static final double INDENT = 24;

  private final WizardModel model;
  private final VBox keys = new VBox(8);
  private final VBox phrase = new VBox(4);

  PlacesView(WizardModel model) {
    super(16);
    this.model = model;
    SecretField field = new SecretField("setup-passphrase", Texts.text("setup.wizard.passphrase"));
    field.textProperty().bindBidirectional(model.passphraseProperty());
    Label label = new Label(Texts.text("setup.wizard.passphrase"));
    label.getStyleClass().add("secondary");
    phrase.getChildren().setAll(label, field);
    getChildren().setAll(group("setup.wizard.key", keys), phrase, settings());
    model.destinations().addListener((ListChangeListener<Destination>) change -> show());
    model.destinationProperty().subscribe(this::ask);
    show();
  }

  private static VBox group(String key, VBox choices) {
    Label heading = new Label(Texts.text(key));
    heading.getStyleClass().add("section-title");
    return new VBox(8, heading, choices);
  }

  private void ask(@Nullable Destination chosen) {
    boolean asks = chosen != null && chosen.passphrase();
    phrase.setVisible(asks);
    phrase.setManaged(asks);
  }

  private void show() {
    ToggleGroup group = new ToggleGroup();
    List<Node> choices = new ArrayList<>();
    for (Destination place : model.destinations()) {
      String key = place.place().name().toLowerCase(Locale.ROOT).replace('_', '-');
      RadioButton radio = new RadioButton(Texts.text("setup.place." + key));
      radio.setId("setup-place-" + key);
      radio.setToggleGroup(group);
      radio.setSelected(place.equals(model.destinationProperty().get()));
      String hindrance = place.hindrance();
      radio.setDisable(hindrance != null);
      Hindrance.of(radio, hindrance == null ? "" : hindrance);
      Hint.on(radio, hindrance == null ? place.words() : hindrance);
      radio.setOnAction(event -> model.destinationProperty().set(place));
      model.destinationProperty().subscribe(chosen -> radio.setSelected(place.equals(chosen)));
      choices.add(new VBox(0, radio, words(place, radio.getText())));
    }
    keys.getChildren().setAll(choices);
    keys.getParent().setManaged(!choices.isEmpty());
    keys.getParent().setVisible(!choices.isEmpty());
  }

  /** Which one that is here; a path is cut in its middle, a sentence wraps. */
  private static Label words(Destination place, String title) {
    String hindrance = place.hindrance();
    String text = hindrance == null ? place.words() : hindrance;
    boolean path = hindrance == null && text.contains(File.separator);
    Label words = path ? new IdLabel(text) : new Label(text);
    words.getStyleClass().addAll("secondary", "place-words");
    words.setWrapText(!path);
    words.setMinHeight(Region.USE_PREF_SIZE);
    words.setTranslateX(INDENT);
    words.setMaxWidth(250);
    boolean said = text.isEmpty() || text.equalsIgnoreCase(title);
    words.setManaged(!said);
    words.setVisible(!said);
    return words;
  }

  private VBox settings() {
    ToggleGroup group = new ToggleGroup();
    VBox choices = new VBox(8);
    for (SettingsPlace place : SettingsPlace.values()) {
      String key = place.name().toLowerCase(Locale.ROOT);
      RadioButton radio = new RadioButton(Texts.text("setup.settings." + key));
      radio.setId("setup-settings-" + key);
      radio.setToggleGroup(group);
      radio.setSelected(place == model.settingsProperty().get());
      radio.setOnAction(event -> model.settingsProperty().set(place));
      choices.getChildren().add(radio);
    }
    return group("setup.wizard.settings", choices);
  }

  @Override
  public void requestFocus() {
    // The group itself takes no focus; its first choice does.
    keys.lookupAll(".radio-button").stream()
        .filter(node -> node instanceof RadioButton radio && radio.isSelected())
        .findFirst()
        .ifPresentOrElse(Node::requestFocus, super::requestFocus);
  }
}
