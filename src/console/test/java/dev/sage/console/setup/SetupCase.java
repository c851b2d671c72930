package dev.sage.console.setup;

import dev.sage.console.shell.Shell;
import dev.sage.console.ui.Ui;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.PasswordField;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A window with the panel over a desk without files and network, and what can be read in it. */
abstract class SetupCase {

  static final String KEY = "sk-proj-abcdefghijklmnopqrstuvwxyz0123456789";

  @TempDir Path home;
  final SampleDesk desk = new SampleDesk();
  Ui ui;
  Shell shell;

  @SuppressWarnings("NullAway.Init") // made with the window
  SetupPanel panel;

  @BeforeEach
  void open() {
    AtomicReference<Shell> built = new AtomicReference<>();
    ui = Ui.open(stage -> built.set(show(stage)));
    shell = Objects.requireNonNull(built.get());
    settle();
  }

  Shell show(Stage stage) {
    Shell window =
        new Shell(
            stage,
            new Shell.Options(home, InstantSource.system(), text -> text),
            services -> {
              panel = new SetupPanel(services, desk, owner -> Optional.empty(), () -> {});
              return List.of(panel);
            });
    stage.setWidth(1440);
    stage.setHeight(900);
    window.show();
    return window;
  }

  @AfterEach
  void close() {
    ui.close();
    Ui.runFx(shell::close);
  }

  void choose(String provider) {
    Ui.runFx(() -> panel.model().select(provider));
    settle();
  }

  void settle() {
    Ui.settle();
    Ui.await("settled", panel::settled);
  }

  String prompt() {
    return ui.read("#setup-key", PasswordField.class, PasswordField::getPromptText);
  }

  String key() {
    return ui.read("#setup-key", PasswordField.class, PasswordField::getText);
  }

  String state(String layer) {
    return ui.read("#layer-" + layer + " .status-icon", Node.class, Node::getAccessibleText);
  }

  String text(String selector) {
    return ui.read(selector, Labeled.class, Labeled::getText);
  }

  /** The visible texts below a node, in order. */
  List<String> texts(String selector) {
    Node root = ui.find(selector);
    return Ui.onFx(
        () ->
            root.lookupAll("*").stream()
                .filter(node -> node instanceof Label || node instanceof Button)
                .map(node -> Objects.requireNonNullElse(((Labeled) node).getText(), ""))
                .filter(text -> !text.isEmpty())
                .toList());
  }
}
