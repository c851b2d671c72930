package dev.sage.console.settings;

import dev.sage.console.shell.Action;
import dev.sage.console.shell.Panel;
import dev.sage.console.shell.PanelId;
import dev.sage.console.shell.Services;
import dev.sage.console.shell.SystemOpener;
import dev.sage.workbench.Home;
import dev.sage.workbench.Workbench;
import dev.sage.workbench.setup.OwnPrices;
import dev.sage.workbench.setup.Typed;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** The panel Settings: rail 9. FX thread only. */
public final class SettingsPanel implements Panel {
  private final Services services;
  private final Home home;
  private final SettingsModel model;
  private final PricesModel prices;
  private final Action save;
  private final Node capture;
  private @Nullable SettingsView view;

  /**
   * A panel over that workbench.
   *
   * @param keep shows what would be written, and writes it when the person says so
   * @param capture lets choose how much of prompts and answers is kept
   */
  public SettingsPanel(Services services, Workbench workbench, Consumer<Typed> keep, Node capture) {
    this.services = services;
    this.capture = capture;
    home = workbench.home();
    model = new SettingsModel(workbench::config);
    prices = new PricesModel(new OwnPrices(home), services.background());
    save =
        Action.of("settings.save", Action.Category.RUN, () -> keep.accept(model.read()))
            .on("Ctrl+S")
            .when(model.changedProperty(), "changed");
  }

  /** Configuration has been read again. */
  public void refresh() {
    model.refresh();
  }

  @Override
  public PanelId id() {
    return PanelId.SETTINGS;
  }

  @Override
  public Node view() {
    SettingsView built = view;
    if (built == null) {
      SystemOpener opener = new SystemOpener(services.background(), services.notices());
      built =
          new SettingsView(
              services.appearance(), model, capture, prices, save, files(), opener::open);
      view = built;
      prices.refresh();
    }
    return built;
  }

  private Map<String, Path> files() {
    Map<String, Path> files = new LinkedHashMap<>();
    files.put("home", home.folder());
    files.put("configuration", home.configuration());
    files.put("store", home.database());
    files.put("prices", home.prices());
    files.put("logs", home.logs());
    return files;
  }

  @Override
  public List<Action> actions() {
    return List.of(save);
  }

  @Override
  public void shown() {
    if (view != null) {
      view.focusFirst();
    }
  }
}
