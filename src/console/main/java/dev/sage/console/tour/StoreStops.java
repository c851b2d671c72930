package dev.sage.console.tour;

import dev.sage.console.Panels;
import dev.sage.console.shell.Action;
import dev.sage.console.shell.PanelId;
import java.util.List;

/** What looks after the store, over a panel. */
final class StoreStops {
  private final Panels panels;

  StoreStops(Panels panels) {
    this.panels = panels;
  }

  List<Stop> all() {
    return List.of(
        Stop.of(
                "store",
                shell -> {
                  TourStops.open(shell, PanelId.SETTINGS);
                  shell.actions().find(Action.STORE).ifPresent(Action::perform);
                })
            .until(panels.store()::settled),
        Stop.of("store-filter", shell -> panels.store().filter("status:failed"))
            .until(panels.store()::settled));
  }
}
