package dev.sage.workbench.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.sage.llm.provider.VendorCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportsTest {

  private static final String KEY = "sk-hushhush0123456789abcdef";

  @TempDir Path home;

  private Imports imports(String... variables) {
    var environment = new HashMap<>(Map.of("HOME", home.toString()));
    for (int i = 0; i < variables.length; i += 2) {
      environment.put(variables[i], variables[i + 1]);
    }
    return new Imports(environment, home.resolve("project"));
  }

  private void file(String path, String text) throws IOException {
    Path file = home.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Test
  void variables_under_other_names_are_found_and_a_vendors_own_is_none() {
    assertThat(imports("OPENAI_KEY", KEY, "OPENAI_API_KEY", KEY, "CLAUDE_API_KEY", " ").keys())
        .extracting(FoundKey::provider, FoundKey::name, FoundKey::where)
        .containsExactly(tuple("openai", "OPENAI_KEY", "environment (older scripts)"));
  }

  @Test
  void keys_in_files_of_other_tools_are_found_each_once() throws IOException {
    file(".config/io.datasette.llm/keys.json", "{\"claude\": \"" + KEY + "\", \"// x\": \"y\"}");
    file(
        ".cursor/mcp.json",
        """
        { // mine
          "mcpServers": { "search": { "command": "npx", "args": ["--key", "%1$s"],
            "env": { "ANTHROPIC_API_KEY": "%1$s", "OPENAI_API_KEY": "%1$s2", "X": "1",
                     "GROQ_API_KEY": "${env:GROQ_API_KEY}" } } } }
        """
            .formatted(KEY));
    assertThat(imports().keys())
        .extracting(FoundKey::provider, FoundKey::where)
        .containsExactly(
            tuple("anthropic", "llm, keys.json"), tuple("openai", "Cursor, MCP server search"));
    assertThat(imports().keys().toString()).doesNotContain("hush");
  }

  @Test
  void servers_are_listed_without_arguments_and_values() throws IOException {
    file(
        "project/.vscode/mcp.json",
        """
        { "servers": { "a": { "command": "uvx", "args": ["--token=%1$s"], "env": {"T": "%1$s"} },
                       "b": { "url": "https://mcp.example/v1?key=%1$s" }, "c": {} } }
        """
            .formatted(KEY));
    var servers = imports().mcpServers();
    assertThat(servers)
        .extracting(McpServer::name, McpServer::target, McpServer::variables)
        .containsExactly(
            tuple("a", "uvx", List.of("T")),
            tuple("b", "https://mcp.example", List.of()),
            tuple("c", "?", List.of()));
    assertThat(servers.toString()).doesNotContain("hush");
  }

  @Test
  void broken_files_of_other_tools_are_passed_over() throws IOException {
    file(".claude.json", "{ \"mcpServers\": ");
    file(".cursor/mcp.json", "[1, 2]");
    file(".gemini/settings.json", "{ \"mcpServers\": 7 }");
    file(".codex/auth.json", "\u0000\u0001");
    Files.createDirectories(home.resolve("project/.mcp.json"));
    assertThat(imports().keys()).isEmpty();
    assertThat(imports().mcpServers()).isEmpty();
  }

  @Test
  void the_catalog_names_vendors_that_there_are_and_no_variable_that_is_their_own() {
    var catalog = ImportCatalog.read();
    var vendors = new VendorCatalog();
    assertThat(vendors.names())
        .containsAll(catalog.variables().stream().map(ImportCatalog.Variable::provider).toList())
        .containsAll(
            catalog.keyFiles().stream().flatMap(file -> file.keys().values().stream()).toList());
    for (var known : catalog.variables()) {
      assertThat(vendors.find(known.provider()).orElseThrow().keyVariables())
          .extracting(variable -> variable.name())
          .doesNotContain(known.name());
    }
  }
}
