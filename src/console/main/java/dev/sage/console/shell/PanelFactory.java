package dev.sage.console.shell;

import java.util.List;

/** Makes the panels of the window. */
@FunctionalInterface
public interface PanelFactory {
  /** The panels that work, in any order; called once, on the FX thread. */
  List<Panel> create(Services services);
}
