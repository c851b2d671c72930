package dev.sage.workbench.cli;

import dev.sage.llm.ToolSpec;
import dev.sage.workbench.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads tools from files: our own form, or the function form of OpenAI's API. Stateless. */
final class ToolFile {

  private ToolFile() {}

  static List<ToolSpec> read(List<Path> files) {
    return files.stream().map(ToolFile::read).toList();
  }

  private static ToolSpec read(Path file) {
    try {
      JsonNode tool = Json.MAPPER.readTree(Files.readAllBytes(file));
      JsonNode spec = tool.has("function") ? tool.path("function") : tool;
      JsonNode parameters =
          spec.has("parameters") ? spec.path("parameters") : spec.path("input_schema");
      return new ToolSpec(
          spec.path("name").asString(""),
          spec.path("description").asString(""),
          parameters.isObject() ? parameters.toString() : "{\"type\":\"object\"}",
          spec.path("strict").isBoolean() ? (Boolean) spec.path("strict").booleanValue() : null,
          spec.path("extra").isObject() ? spec.path("extra").toString() : null);
    } catch (IOException e) {
      throw new CliException(ExitCode.USAGE, Unreadable.message(file, e), e);
    } catch (JacksonException e) {
      throw new CliException(
          ExitCode.USAGE, "The tool in " + file + " can't be read: it must be a JSON file.", e);
    } catch (IllegalArgumentException e) {
      throw new CliException(
          ExitCode.USAGE, "The tool in " + file + " is not valid: " + e.getMessage() + ".", e);
    }
  }
}
