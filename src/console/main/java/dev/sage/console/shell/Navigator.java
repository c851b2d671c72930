package dev.sage.console.shell;

/** Brings panels on the screen. FX thread only. */
public interface Navigator {
  /** Shows the panel; one that does not exist yet is ignored. */
  void open(PanelId id);
}
