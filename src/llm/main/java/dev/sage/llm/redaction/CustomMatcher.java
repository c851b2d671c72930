package dev.sage.llm.redaction;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;

/** Finds what the user's own patterns match, one line at a time. Immutable, thread-safe. */
final class CustomMatcher {

  /** A longer line is read in parts. */
  static final int LONGEST_LINE = 8192;

  private final List<Compiled> rules;

  private record Compiled(String name, Pattern pattern) {}

  CustomMatcher(List<CustomRule> rules) {
    this.rules =
        rules.stream()
            .map(
                rule ->
                    new Compiled(
                        rule.name(),
                        Pattern.compile(
                            rule.pattern(), rule.ignoreCase() ? Pattern.CASE_INSENSITIVE : 0)))
            .toList();
  }

  List<Span> find(View view, int from, int to) {
    var spans = new ArrayList<Span>();
    var line = view.copy(from, to);
    for (var rule : rules) {
      var matcher = rule.pattern().matcher(line);
      while (matcher.find()) {
        spans.add(
            new Span(
                from + matcher.start(),
                from + matcher.end(),
                rule.name(),
                Category.CUSTOM,
                Literal.CUSTOM,
                null));
      }
    }
    return spans;
  }
}
