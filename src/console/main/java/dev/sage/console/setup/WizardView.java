package dev.sage.console.setup;

import dev.sage.console.control.Content;
import dev.sage.console.control.ErrorBox;
import dev.sage.console.control.Hindrance;
import dev.sage.console.control.Icons;
import dev.sage.console.text.Texts;
import dev.sage.workbench.setup.Destination;
import dev.sage.workbench.setup.SetupPlan;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The wizard: where to keep it at the left, exactly what that writes at the right. */
final class WizardView extends Sheet {
  private static final double WIDTH = 920;
  private static final double PLACES = 300;
  private static final double HEIGHT = 460;

  private final WizardModel model;
  private final PlacesView places;
  private final VBox plan = new VBox(12);
  private final Runnable close;

  WizardView(WizardModel model, Runnable close) {
    super("setup-wizard", Texts.text("setup.wizard.title"), Texts.text("setup.wizard.lead"), WIDTH);
    this.model = model;
    this.close = close;
    places = new PlacesView(model);
    places.setMinWidth(PLACES);
    places.setPrefWidth(PLACES);
    plan.setId("setup-plan");
    ScrollPane scroll = new ScrollPane(plan);
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(false);
    scroll.setAccessibleText(Texts.text("setup.wizard.plan"));
    scroll.setPrefHeight(HEIGHT);
    HBox.setHgrow(scroll, Priority.ALWAYS);
    HBox columns = new HBox(16, places, scroll);
    content(columns);
    // A radio button keeps Enter for itself; here it means what the default button does.
    places.addEventFilter(KeyEvent.KEY_PRESSED, this::onEnter);
    model.planProperty().subscribe(this::showPlan);
    model.errorProperty().subscribe(this::showPlan);
    model.writtenProperty().subscribe(this::showButtons);
    showButtons();
  }

  private void showButtons() {
    boolean written = model.writtenProperty().get();
    Button leave = new Button(Texts.text(written ? "setup.sheet.close" : "setup.sheet.cancel"));
    leave.setId("setup-wizard-close");
    leave.setOnAction(event -> close.run());
    if (written) {
      places.setDisable(true);
      Hindrance.of(places, Texts.text("need.unwritten"));
      leave.getStyleClass().add("accent");
      buttons(leave);
      leave.requestFocus();
      showPlan();
      return;
    }
    Button write = new Button(Texts.text("setup.wizard.write"));
    write.setId("setup-wizard-write");
    write.getStyleClass().add("accent");
    write.setDefaultButton(true);
    write
        .disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                this::unready,
                model.planProperty(),
                model.workingProperty(),
                model.passphraseProperty(),
                model.destinationProperty()));
    Hindrance.of(write, Texts.text("need.plan"));
    write.setOnAction(event -> model.write());
    buttons(leave, write);
  }

  private void onEnter(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER && !unready()) {
      event.consume();
      model.write();
    }
  }

  private boolean unready() {
    SetupPlan made = model.planProperty().get();
    Destination chosen = model.destinationProperty().get();
    boolean passphrase = chosen != null && chosen.passphrase();
    return made == null
        || (made.empty() && made.storedName() == null && made.steps().isEmpty())
        || model.workingProperty().get()
        || (passphrase && model.passphraseProperty().get().isEmpty());
  }

  private void showPlan() {
    List<Node> parts = new ArrayList<>();
    String error = model.errorProperty().get();
    if (!error.isEmpty()) {
      parts.add(new ErrorBox(error, "", ""));
    }
    SetupPlan made = model.planProperty().get();
    if (made != null) {
      boolean written = model.writtenProperty().get();
      Label heading =
          new Label(Texts.text(written ? "setup.wizard.written" : "setup.wizard.would"));
      heading.getStyleClass().add("section-title");
      heading.setId("setup-plan-heading");
      parts.add(heading);
      made.steps().forEach(step -> parts.add(line(step, written)));
      made.warnings().forEach(warning -> parts.add(warning(warning)));
      made.files().forEach(file -> parts.add(new DiffView(file)));
    }
    plan.getChildren().setAll(parts);
  }

  private static Label line(String sentence, boolean done) {
    return wrapped(sentence, done ? Feather.CHECK : Feather.CHEVRON_RIGHT, "plan-step");
  }

  private static Label warning(String sentence) {
    return wrapped(sentence, Feather.ALERT_TRIANGLE, "plan-warning");
  }

  private static Label wrapped(String sentence, Feather icon, String style) {
    Label line = Content.mark(new Label(sentence, Icons.of(icon)));
    line.setWrapText(true);
    line.setMinHeight(Region.USE_PREF_SIZE);
    line.setGraphicTextGap(8);
    line.getStyleClass().add(style);
    return line;
  }

  Node first() {
    return places;
  }
}
