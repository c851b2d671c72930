package dev.sage.llm.check;

import java.net.URI;

/** What to say of servers on the user's own machine. Stateless. */
final class LocalServers {

  private LocalServers() {}

  /** Nothing listens where it should be. */
  static String refused(CheckTarget target, URI url) {
    var vendor = target.vendor();
    if (vendor == null) {
      return "Is the server running, and is this its port?";
    }
    int usual = TypedAddress.port(URI.create(vendor.baseUrl()));
    int port = TypedAddress.port(url);
    var variable =
        vendor.addressVariables().isEmpty()
            ? ""
            : " Its address can be set in " + vendor.addressVariables().getFirst().name() + ".";
    return "Start "
        + vendor.title()
        + (port == usual
            ? "; port " + usual + " is its usual one."
            : ", or correct the port: its usual one is " + usual + ", not " + port + ".")
        + variable;
  }

  /** It runs and has no model. */
  static String noModels(CheckTarget target) {
    return switch (target.wireFormat()) {
      case "ollama" -> "Fetch one, such as `ollama pull llama3.2`.";
      default ->
          target.local()
              ? "Load a model in the server."
              : "Check which models this key's project may use.";
    };
  }
}
