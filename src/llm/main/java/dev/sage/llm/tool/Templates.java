package dev.sage.llm.tool;

import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts of the host program with {@code $ENV.NAME} in them. */
final class Templates {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$ENV\\.([A-Za-z_][A-Za-z0-9_]*)");

  private Templates() {}

  /** Refuses a placeholder whose name is not allowed. */
  static void check(String tool, Map<String, String> templates, Set<String> allowed) {
    templates.forEach(
        (name, text) ->
            PLACEHOLDER
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .filter(secret -> !allowed.contains(secret))
                .findFirst()
                .ifPresent(
                    secret -> {
                      throw new ToolException(
                          ToolException.PERMISSION,
                          "The template \"%s\" of the tool %s uses $ENV.%s, which the tool may not read. Add allowSecret(\"%s\") if it should."
                              .formatted(name, tool, secret, secret));
                    }));
  }

  static String resolve(String text, UnaryOperator<String> secrets) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(secrets.apply(found.group(1))));
  }
}
