package dev.sage.workbench.setup;

import java.net.URI;
import java.util.List;

/**
 * A server that answered on this machine.
 *
 * @param provider the name under which it can be asked
 * @param models that it offers, by name
 */
public record LocalServer(String provider, String title, URI url, List<String> models) {
  /** Copies the list. */
  public LocalServer {
    models = List.copyOf(models);
  }
}
