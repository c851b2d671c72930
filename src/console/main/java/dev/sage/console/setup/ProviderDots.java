package dev.sage.console.setup;

import dev.sage.console.control.Hint;
import dev.sage.console.control.StatusIcon;
import dev.sage.workbench.setup.ProviderEntry;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;

/** The providers that can be asked, a dot each in the title bar, by how their last check ended. */
final class ProviderDots extends HBox {
  private static final int MOST = 8;

  private final ProvidersModel providers;
  private final Consumer<String> open;

  /**
   * The dots.
   *
   * @param open shows the form of a provider
   */
  ProviderDots(ProvidersModel providers, Consumer<String> open) {
    this.providers = providers;
    this.open = open;
    setId("provider-dots");
    getStyleClass().add("provider-dots");
    providers.all().subscribe(this::show);
    providers.states().subscribe(this::show);
    show();
  }

  private void show() {
    getChildren()
        .setAll(providers.all().stream().filter(this::askable).limit(MOST).map(this::dot).toList());
    setVisible(!getChildren().isEmpty());
    setManaged(isVisible());
  }

  /** The simulator is always there, so it is shown only when it was asked. */
  private boolean askable(ProviderEntry entry) {
    return providers.states().containsKey(entry.name()) || entry.keySource() != null;
  }

  private Node dot(ProviderEntry entry) {
    StatusIcon icon = new StatusIcon(providers.state(entry.name()), "setup.state");
    Button dot = new Button(null, icon);
    dot.setId("dot-" + entry.name());
    dot.getStyleClass().addAll("flat", "icon-button", "provider-dot");
    String words = SourceWords.whole(entry, icon.getAccessibleText());
    Hint.on(dot, words);
    dot.setAccessibleText(words);
    dot.setOnAction(event -> open.accept(entry.name()));
    return dot;
  }
}
