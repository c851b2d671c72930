package dev.sage.console;

import dev.sage.console.control.EmptyState;
import dev.sage.console.shell.Action;
import dev.sage.console.shell.ActionButtons;
import dev.sage.console.shell.Panel;
import dev.sage.console.shell.PanelId;
import dev.sage.console.text.Texts;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Stands in place of all panels when the workbench cannot be opened: says why, and what to do. */
final class ClosedPanel implements Panel {
  private final String sentence;
  private final Optional<Action> store;
  private @Nullable Node view;

  /**
   * A panel that says so.
   *
   * @param store opens the page of the store; empty where the store is not what is wrong
   */
  ClosedPanel(String sentence, Optional<Action> store) {
    this.sentence = sentence;
    this.store = store;
  }

  @Override
  public PanelId id() {
    return PanelId.HOME;
  }

  @Override
  public Node view() {
    Node built = view;
    if (built == null) {
      Button close = new Button(Texts.text("closed.button"));
      close.setId("closed-button");
      close.getStyleClass().add("accent");
      close.setOnAction(event -> close.getScene().getWindow().hide());
      Node[] buttons =
          Stream.concat(Stream.of(close), store.map(ActionButtons::text).stream())
              .toArray(Node[]::new);
      built = new EmptyState(Feather.ALERT_TRIANGLE, sentence, buttons);
      built.setId("closed");
      view = built;
    }
    return built;
  }

  @Override
  public void shown() {
    Node built = view;
    if (built != null) {
      Platform.runLater(() -> built.lookup("#closed-button").requestFocus());
    }
  }
}
