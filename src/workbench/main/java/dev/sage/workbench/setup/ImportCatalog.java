package dev.sage.workbench.setup;

import dev.sage.workbench.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * Which variables and files other tools use, as data: {@code imports.json}. Immutable.
 *
 * @param variables names that are no vendor's own
 * @param keyFiles files with keys
 * @param mcpClients files with lists of MCP servers
 */
record ImportCatalog(List<Variable> variables, List<KeyFile> keyFiles, List<McpClient> mcpClients) {

  private static final String FILE = "imports.json";

  /** A variable; {@code from} says who reads it. */
  record Variable(String name, String provider, String from) {}

  /** A file with keys: the names of its members, and the provider of each. */
  record KeyFile(String tool, List<String> paths, Map<String, String> keys) {}

  /** A file whose member is an object of servers by name. */
  record McpClient(String client, List<String> paths, String member) {}

  static ImportCatalog read() {
    try (InputStream in = ImportCatalog.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("Sage's own file " + FILE + " is missing");
      }
      return Json.MAPPER.readValue(in, ImportCatalog.class);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
