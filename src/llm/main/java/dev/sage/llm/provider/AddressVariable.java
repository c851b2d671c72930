package dev.sage.llm.provider;

import java.util.Locale;

/**
 * An environment variable that holds a base URL.
 *
 * @param name the variable
 * @param form what its value looks like
 * @param path what comes behind its value to make a base URL of it, as far as it does not end so
 *     already: {@code /openai/v1} for Azure, empty where its value is one
 */
public record AddressVariable(String name, Form form, String path) {

  /** How the address is written. */
  public enum Form {
    /** A base URL. */
    URL,
    /** What {@code OLLAMA_HOST} may be: scheme, port and path may be missing. */
    OLLAMA_HOST;

    /** {@return the name in the vendor files} */
    public String json() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** The base URL that a value of the variable means. */
  String baseUrl(String value) {
    var text = form == Form.OLLAMA_HOST ? OllamaHost.baseUrl(value) : value.strip();
    if (path.isEmpty()) {
      return text;
    }
    var root = text.replaceAll("/+$", "");
    // Some write a part of the path, or all of it, into the variable.
    for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
      if (root.endsWith(path.substring(0, end))) {
        return root + path.substring(end);
      }
    }
    return root + path;
  }
}
