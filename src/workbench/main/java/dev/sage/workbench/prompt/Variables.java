package dev.sage.workbench.prompt;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code {{variables}}} of a prompt. Stateless, thread-safe. */
public final class Variables {
  private static final Pattern VARIABLE =
      Pattern.compile("\\{\\{\\s*([\\p{L}_][\\p{L}\\p{N}_.-]*)\\s*}}");

  private Variables() {}

  /** Where a variable stands in a text, braces included. */
  public record Span(String name, int from, int to) {}

  /** Every variable of a text, in order, repeated ones repeatedly. */
  public static List<Span> spans(String text) {
    return VARIABLE
        .matcher(text)
        .results()
        .map(match -> new Span(match.group(1), match.start(), match.end()))
        .toList();
  }

  /** The names in order of their first appearance. */
  public static Set<String> names(String... texts) {
    Set<String> names = new LinkedHashSet<>();
    for (String text : texts) {
      spans(text).forEach(span -> names.add(span.name()));
    }
    return names;
  }

  /** The text with values for variables; one without a value stays as it is written. */
  public static String fill(String text, Map<String, String> values) {
    return VARIABLE
        .matcher(text)
        .replaceAll(
            match -> Matcher.quoteReplacement(values.getOrDefault(match.group(1), match.group())));
  }
}
