package dev.sage.console.setup;

import dev.sage.console.shell.Action;
import dev.sage.console.shell.Panel;
import dev.sage.console.shell.PanelId;
import dev.sage.console.shell.Services;
import dev.sage.console.shell.SystemOpener;
import dev.sage.workbench.setup.ProviderDraft;
import dev.sage.workbench.setup.SetupDesk;
import dev.sage.workbench.setup.Typed;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** The panel Setup: rail 1. FX thread only. */
public final class SetupPanel implements Panel {
  private final Services services;
  private final CaFileChooser chooser;
  private final SetupModel model;
  private final SetupActions actions;
  private @Nullable SetupView view;

  /**
   * A panel over that desk.
   *
   * @param changed called when the configuration has been read again
   */
  public SetupPanel(Services services, SetupDesk desk, Runnable changed) {
    this(services, desk, CaFileChooser.SYSTEM, changed);
  }

  SetupPanel(Services services, SetupDesk desk, CaFileChooser chooser, Runnable changed) {
    this.services = services;
    this.chooser = chooser;
    model = new SetupModel(desk, services.background(), Platform::runLater, changed);
    actions = SetupActions.of(model, this::built);
    services
        .corner()
        .addAll(new ProfilePicker(model), new ProviderDots(model.providers(), this::open));
    model.refresh();
  }

  /** The panel's state, for the title bar and the tour. */
  public SetupModel model() {
    return model;
  }

  /** Looks for servers on this machine; the person has asked for it. */
  public void lookAround() {
    services.navigator().open(PanelId.SETUP);
    built().local();
  }

  /** Shows what would be written to keep that, and writes it when the person says so. */
  public void keep(Typed typed) {
    built().save(typed);
  }

  /** Shows that provider's form, ready for its key. */
  public void open(String provider) {
    services.navigator().open(PanelId.SETUP);
    model.select(provider);
  }

  /** Shows a provider's form and puts that into it, as if it was typed. */
  public void fill(ProviderDraft draft) {
    fill(draft, () -> {});
  }

  /**
   * Shows a provider's form and puts that into it, as if it was typed.
   *
   * @param next done when it stands there
   */
  public void fill(ProviderDraft draft, Runnable next) {
    services.navigator().open(PanelId.SETUP);
    model.fill(draft, next);
  }

  /** Fills the form and checks what stands in it; nothing that costs. */
  public void check(ProviderDraft draft) {
    fill(draft, () -> built().check(false));
  }

  /** Whether a check is at work and has told something. */
  public boolean checking() {
    return model.check().runningProperty().get() && model.check().told();
  }

  /** Whether everything that was asked for is on the screen. */
  public boolean settled() {
    return model.settled();
  }

  @Override
  public PanelId id() {
    return PanelId.SETUP;
  }

  @Override
  public Node view() {
    return built();
  }

  private SetupView built() {
    SetupView built = view;
    if (built == null) {
      SystemOpener opener = new SystemOpener(services.background(), services.notices());
      built =
          new SetupView(
              model, actions, services.overlays(), services.memory(), chooser, opener::open);
      view = built;
    }
    return built;
  }

  @Override
  public List<Action> actions() {
    return actions.all();
  }

  @Override
  public void shown() {
    model.refresh();
    built().focusList();
  }

  @Override
  public void close() {
    model.check().cancel();
  }
}
