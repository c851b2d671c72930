package dev.sage.console.timeline.lanes;

/** What the colour of a bar says. */
public enum Coloring {
  STATUS,
  PROVIDER,
  MODEL
}
