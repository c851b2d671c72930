package dev.sage.console.home;

import dev.sage.console.shell.Panel;
import dev.sage.console.shell.PanelId;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** The page of the first run. */
public final class HomePanel implements Panel {
  private final HomeContent content;
  private final HomeActions actions;
  private final FolderChooser chooser;
  private @Nullable HomeView view;

  /** A page of that content. */
  public HomePanel(HomeContent content, HomeActions actions) {
    this(content, actions, FolderChooser.SYSTEM);
  }

  /** A page of that content. */
  public HomePanel(HomeContent content, HomeActions actions, FolderChooser chooser) {
    this.chooser = chooser;
    this.content = content;
    this.actions = actions;
  }

  @Override
  public PanelId id() {
    return PanelId.HOME;
  }

  @Override
  public Node view() {
    HomeView built = view;
    if (built == null) {
      built = new HomeView(content, actions, chooser);
      view = built;
    }
    return built;
  }
}
