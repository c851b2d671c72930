package dev.sage.workbench.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Helps with writing a {@link CallFilter}: how it could go on, and what it means. Immutable,
 * thread-safe, does no I/O.
 */
public final class FilterLanguage {

  private static final int MOST = 40;
  private static final Pattern BEGUN = Pattern.compile("([A-Za-z][A-Za-z0-9]*)(>=|<=|>|<|=|:)(.*)");
  private static final Pattern BARE = Pattern.compile("[A-Za-z0-9:._/@+-]+");

  private final KnownValues known;

  /**
   * A helper that knows some values.
   *
   * @param known of the store, see {@link Store#knownValues}
   */
  public FilterLanguage(KnownValues known) {
    this.known = known;
  }

  /**
   * Which calls a filter lets pass, as one English sentence.
   *
   * @throws FilterProblem where it makes no sense
   */
  public static String explain(String text) {
    var meaning = CallFilter.parse(text).meaning();
    return meaning == null ? "All calls." : FilterPhrases.sentence(meaning);
  }

  /**
   * How the word at the caret could go on: fields, then values.
   *
   * @param caret from 0 to the text's length
   */
  public List<FilterSuggestion> suggest(String text, int caret) {
    int from = wordStart(text, caret);
    if (from < caret && text.charAt(from) == '-') {
      from++;
    }
    String word = text.substring(from, caret);
    if (word.indexOf('"') >= 0 && word.indexOf(':') < 0) {
      return List.of();
    }
    int to = wordEnd(text, caret);
    var begun = BEGUN.matcher(word);
    if (!begun.matches()) {
      return fields(word.toLowerCase(Locale.ROOT), from, to);
    }
    var field = FilterField.of(begun.group(1).toLowerCase(Locale.ROOT));
    int start = from + begun.start(3);
    return field.map(of -> values(of, begun.group(2), begun.group(3), start, to)).orElse(List.of());
  }

  private static List<FilterSuggestion> fields(String begun, int from, int to) {
    var suggestions = new ArrayList<FilterSuggestion>();
    for (FilterField field : FilterField.values()) {
      if (field.label().startsWith(begun)) {
        String operator = field.kind().ordered() ? ">" : ":";
        suggestions.add(
            new FilterSuggestion(
                field.label() + operator,
                field.meaning() + ", such as " + field.example(),
                from,
                to));
      }
    }
    if (!begun.isEmpty() && "or".startsWith(begun) && from > 0) {
      suggestions.add(
          new FilterSuggestion("OR ", "what stands after it is another way to pass", from, to));
    }
    return suggestions;
  }

  private List<FilterSuggestion> values(
      FilterField field, String operator, String begun, int from, int to) {
    var suggestions = new ArrayList<FilterSuggestion>();
    String plain = begun.replace("\"", "").toLowerCase(Locale.ROOT);
    for (String value : choices(field, plain)) {
      boolean fits =
          field.kind() == FilterField.Kind.PART
              ? value.toLowerCase(Locale.ROOT).contains(plain)
              : value.toLowerCase(Locale.ROOT).startsWith(plain);
      String written = BARE.matcher(value).matches() ? value : quoted(value);
      if (fits && suggestions.size() < MOST) {
        suggestions.add(
            new FilterSuggestion(written, meaning(field.label() + operator + written), from, to));
      }
    }
    return suggestions;
  }

  private static String quoted(String value) {
    return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private List<String> choices(FilterField field, String begun) {
    var there = known.of(field);
    var choices = field.choices();
    if (choices.isEmpty()) {
      return there.isEmpty() ? examples(field, begun) : there;
    }
    // What there are calls of comes first.
    var all = new ArrayList<String>(there);
    choices.stream().filter(choice -> !there.contains(choice)).forEach(all::add);
    return all;
  }

  private static List<String> examples(FilterField field, String begun) {
    boolean number = begun.matches("[0-9]+(\\.[0-9]+)?");
    return switch (field.kind()) {
      case TIME ->
          number
              ? List.of(begun + "ms", begun + "s", begun + "m")
              : List.of("100ms", "250ms", "500ms", "1s", "2s", "5s", "10s", "1m");
      case MOMENT ->
          number
              ? List.of(begun + "m", begun + "h", begun + "d", begun + "w")
              : List.of("15m", "1h", "6h", "1d", "7d");
      case MONEY -> List.of("0.001", "0.01", "0.1", "1");
      case COUNT ->
          switch (field) {
            case HTTP -> List.of("200", "400", "401", "429", "500", "503");
            case ATTEMPT, STALLS -> List.of("0", "1", "2", "3");
            default -> List.of("100", "1000", "10000", "100000");
          };
      default -> List.of();
    };
  }

  /** The meaning of the suggestion by itself. */
  private static String meaning(String term) {
    try {
      return explain(term);
    } catch (FilterProblem unusual) {
      // A value that an older Sage stored and this one does not know.
      return "";
    }
  }

  private static int wordStart(String text, int caret) {
    int start = caret;
    boolean quoted = text.substring(0, caret).chars().filter(c -> c == '"').count() % 2 == 1;
    while (start > 0) {
      char c = text.charAt(start - 1);
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (Character.isWhitespace(c) || c == '(')) {
        break;
      }
      start--;
    }
    return start;
  }

  private static int wordEnd(String text, int caret) {
    int end = caret;
    while (end < text.length()
        && !Character.isWhitespace(text.charAt(end))
        && text.charAt(end) != ')') {
      end++;
    }
    return end;
  }
}
