package dev.sage.console.setup;

import dev.sage.console.control.Content;
import dev.sage.console.control.Hindrance;
import dev.sage.console.text.Texts;
import dev.sage.workbench.setup.ProviderDraft;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** Asks for a server of the person's own: its name, its address, and what it speaks. */
final class AddServerSheet extends Sheet {
  private static final double WIDTH = 480;
  private static final List<String> FORMATS =
      List.of("openai-chat", "openai-responses", "anthropic-messages", "gemini", "ollama");

  private final TextField name = new TextField();
  private final TextField address = new TextField();
  private final ComboBox<String> format = new ComboBox<>();
  private final Label fault = new Label();
  private final Button add = new Button(Texts.text("setup.add.button"));
  private final Predicate<String> taken;

  AddServerSheet(Predicate<String> taken, Node close, Consumer<ProviderDraft> then) {
    super("setup-add-sheet", Texts.text("setup.add.title"), Texts.text("setup.add.lead"), WIDTH);
    this.taken = taken;
    address.getStyleClass().add("mono");
    address.setPromptText("http://localhost:8080/v1");
    name.setPromptText(Texts.text("setup.add.name.prompt"));
    format.getItems().setAll(FORMATS);
    format.setValue(FORMATS.getFirst());
    format.setMaxWidth(Double.MAX_VALUE);
    fault.getStyleClass().addAll("secondary", "danger-text");
    fault.setWrapText(true);
    add.setId("setup-add-confirm");
    add.getStyleClass().add("accent");
    add.setDefaultButton(true);
    add.setOnAction(event -> then.accept(draft()));
    content(
        new VBox(
            12,
            labelled("name", name),
            labelled("address", address),
            labelled("format", format),
            fault));
    buttons(close, add);
    name.textProperty().subscribe(this::look);
    address.textProperty().subscribe(this::look);
  }

  private ProviderDraft draft() {
    return ProviderDraft.of(name.getText().strip())
        .withBaseUrl(address.getText().strip())
        .withWireFormat(format.getValue());
  }

  private void look() {
    String wrong = wrong();
    fault.setText(wrong);
    add.setDisable(!wrong.isEmpty() || name.getText().isBlank() || address.getText().isBlank());
    Hindrance.of(add, wrong.isEmpty() ? Texts.text("need.server") : wrong);
  }

  private String wrong() {
    String typed = name.getText().strip();
    if (!typed.isEmpty() && !typed.matches("[a-z0-9][a-z0-9-]*")) {
      return Texts.text("setup.add.fault.name");
    }
    if (taken.test(typed)) {
      return Texts.text("setup.add.fault.taken", typed);
    }
    return address.getText().isBlank() || valid(address.getText().strip())
        ? ""
        : Texts.text("setup.add.fault.address");
  }

  private static boolean valid(String text) {
    try {
      URI uri = new URI(text);
      return uri.getHost() != null
          && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
    } catch (URISyntaxException malformed) {
      return false;
    }
  }

  private static VBox labelled(String key, Control control) {
    String title = Texts.text("setup.add." + key);
    Label label = new Label(title);
    label.getStyleClass().add("secondary");
    label.setLabelFor(control);
    control.setId("setup-add-" + key);
    control.setAccessibleText(title);
    return new VBox(4, label, Content.inside(control));
  }

  Node first() {
    return name;
  }
}
