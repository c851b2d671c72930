package dev.sage.console.redaction;

import dev.sage.workbench.Home;
import dev.sage.workbench.redaction.RedactionDesk;
import dev.sage.workbench.secret.Passphrase;
import dev.sage.workbench.secret.SecretStores;
import java.nio.file.Path;
import java.util.Map;

/** Real desks on a home folder that is thrown away. */
final class Desks {
  private static final Map<String, String> ENVIRONMENT = Map.of("SAGE_KEYCHAIN", "off");

  private Desks() {}

  static PreviewDesk open(Path folder) {
    Home home = new Home(folder);
    RedactionDesk desk =
        RedactionDesk.open(
            home, ENVIRONMENT, SecretStores.of(home, ENVIRONMENT, Passphrase.NOBODY), false);
    return new WorkbenchDesk(desk, desk.redactor());
  }
}
