package dev.sage.workbench.cli;

import dev.sage.workbench.redaction.RedactionDesk;
import java.time.Duration;

/**
 * The redaction of what a command gives to others or takes from them, with a word on what it can't
 * know.
 */
final class OutgoingRedaction {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private OutgoingRedaction() {}

  static RedactionDesk open(GlobalOptions globals) {
    var desk = globals.redaction();
    desk.problems().forEach(problem -> globals.terminal().notice("sage: " + problem));
    return desk;
  }

  /** Waits for the values that are always taken out. */
  static void await(RedactionDesk desk, GlobalOptions globals) {
    if (!desk.awaitKept(PATIENCE)) {
      globals
          .terminal()
          .notice(
              "sage: Some of the values that are always redacted are not known here, because their"
                  + " store is locked. For the encrypted file, set SAGE_PASSPHRASE.");
    }
  }
}
