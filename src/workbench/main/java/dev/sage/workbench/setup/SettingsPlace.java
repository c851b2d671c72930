package dev.sage.workbench.setup;

/** Which file settings other than keys go to. */
public enum SettingsPlace {
  /** The person's own configuration, for everything on this machine. */
  USER,
  /** The project's {@code sage.json}, for everybody who works on it; it never gets a key. */
  PROJECT
}
