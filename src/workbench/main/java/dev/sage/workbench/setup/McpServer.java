package dev.sage.workbench.setup;

import java.nio.file.Path;
import java.util.List;

/**
 * A server of the Model Context Protocol that another program is set up with. Immutable,
 * thread-safe; has names of variables, never their values.
 *
 * @param client the program
 * @param file its list
 * @param name the server's name there
 * @param target the command that starts it, without arguments, or the scheme and host of its
 *     address
 * @param variables the environment variables that it is given, by name
 */
public record McpServer(
    String client, Path file, String name, String target, List<String> variables) {

  public McpServer {
    variables = List.copyOf(variables);
  }
}
