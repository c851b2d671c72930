package dev.sage.console.home;

import java.nio.file.Path;

/** What is behind the doors. Called on the FX thread; anything slow must not be done on it. */
public interface HomeActions {
  /** Runs that scenario of the simulator where it can be watched. */
  void runScenario(Scenario scenario);

  /** Opens a folder with a recording. */
  void openRecording(Path folder);

  /** Asks for files with streams and shows what is in them. */
  void openFiles();

  /** Uses the key in that environment variable; offered only for variables that were passed in. */
  void useVariable(String name);

  /** Looks for servers on this machine. */
  void lookAround();

  /** Shows where a key is added. */
  void addKey();
}
