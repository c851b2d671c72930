package dev.sage.workbench.setup;

import dev.sage.llm.provider.KeyVariable;
import dev.sage.llm.provider.ProviderDescriptor;
import dev.sage.llm.provider.VendorCatalog;
import dev.sage.llm.secret.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Looks for keys and servers that other tools on this machine are set up with. Reads files, sends
 * nothing, writes nothing. Thread-safe.
 */
public final class Imports {

  private final Map<String, String> environment;
  private final KnownPaths paths;
  private final ImportCatalog catalog = ImportCatalog.read();
  private final Map<String, String> providers = new HashMap<>();

  /**
   * @param environment the variables, and where the person's own folder is
   * @param folder the project
   */
  public Imports(Map<String, String> environment, Path folder) {
    this.environment = Map.copyOf(environment);
    this.paths = new KnownPaths(this.environment, folder);
    catalog.variables().forEach(known -> providers.put(known.name(), known.provider()));
    var vendors = new VendorCatalog();
    vendors.names().stream()
        .flatMap(name -> vendors.find(name).stream())
        .filter(vendor -> vendor.variantOf() == null)
        .forEach(this::own);
  }

  private void own(ProviderDescriptor vendor) {
    vendor.keyVariables().stream()
        .map(KeyVariable::name)
        .forEach(name -> providers.put(name, vendor.name()));
  }

  /**
   * Keys under names that are no vendor's own, in other tools' files, and in what they give to MCP
   * servers. A vendor's own variable is none: it is used as it is.
   */
  public List<FoundKey> keys() {
    var found = new ArrayList<FoundKey>();
    for (var known : catalog.variables()) {
      String value = environment.getOrDefault(known.name(), "");
      add(found, known.provider(), known.name(), "environment (" + known.from() + ")", value);
    }
    for (var known : catalog.keyFiles()) {
      for (Path file : existing(known.paths())) {
        OtherToolFile.read(file).ifPresent(json -> keys(known, file, json, found));
      }
    }
    for (var client : catalog.mcpClients()) {
      for (Path file : existing(client.paths())) {
        servers(client, file).forEach((name, server) -> keys(client, name, server, found));
      }
    }
    return List.copyOf(found);
  }

  private static void keys(
      ImportCatalog.KeyFile known, Path file, JsonNode json, List<FoundKey> found) {
    known
        .keys()
        .forEach(
            (name, provider) ->
                add(
                    found,
                    provider,
                    name,
                    known.tool() + ", " + file.getFileName(),
                    json.path(name).asString("")));
  }

  private void keys(
      ImportCatalog.McpClient client, String server, JsonNode json, List<FoundKey> found) {
    for (var variable : json.path("env").properties()) {
      String provider = providers.get(variable.getKey());
      if (provider != null) {
        String where = client.client() + ", MCP server " + server;
        add(found, provider, variable.getKey(), where, variable.getValue().asString(""));
      }
    }
  }

  /** A value that names another is none: {@code ${env:OPENAI_API_KEY}}. */
  private static void add(
      List<FoundKey> found, String provider, String name, String where, String value) {
    boolean again =
        found.stream()
            .anyMatch(
                key -> key.provider().equals(provider) && key.key().reveal().equals(value.strip()));
    if (!value.isBlank() && !value.contains("${") && !again) {
      found.add(new FoundKey(provider, name, where, Secret.of(value)));
    }
  }

  /** The MCP servers of the clients that are set up here. */
  public List<McpServer> mcpServers() {
    var found = new ArrayList<McpServer>();
    for (var client : catalog.mcpClients()) {
      for (Path file : existing(client.paths())) {
        servers(client, file)
            .forEach(
                (name, server) ->
                    found.add(
                        new McpServer(
                            client.client(),
                            file,
                            name,
                            target(server),
                            server.path("env").propertyStream().map(Map.Entry::getKey).toList())));
      }
    }
    return List.copyOf(found);
  }

  private static Map<String, JsonNode> servers(ImportCatalog.McpClient client, Path file) {
    var servers = new LinkedHashMap<String, JsonNode>();
    OtherToolFile.read(file)
        .ifPresent(
            json ->
                json.path(client.member())
                    .propertyStream()
                    .forEach(server -> servers.put(server.getKey(), server.getValue())));
    return servers;
  }

  /** Neither arguments nor the rest of an address: keys stand in both. */
  private static String target(JsonNode server) {
    String command = server.path("command").asString("");
    if (!command.isEmpty()) {
      return command;
    }
    try {
      var url = new URI(server.path("url").asString(server.path("serverUrl").asString("")));
      return url.getHost() == null ? "?" : url.getScheme() + "://" + url.getHost();
    } catch (URISyntaxException malformed) {
      return "?";
    }
  }

  private List<Path> existing(List<String> written) {
    return written.stream().flatMap(path -> paths.of(path).stream()).distinct().toList();
  }
}
