package dev.sage.workbench.store;

import dev.sage.workbench.store.FilterNode.Operator;
import dev.sage.workbench.store.FilterNode.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;

/** Says in plain English which calls a filter lets pass. Stateless. */
final class FilterPhrases {

  private static final int MAX_WORDS = 60;
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.systemDefault());

  private FilterPhrases() {}

  /** One sentence. */
  static String sentence(FilterNode whole) {
    return "Calls " + phrase(whole, false) + ".";
  }

  private static String phrase(FilterNode node, boolean inside) {
    return switch (node) {
      case FilterNode.All all -> inside ? "(" + all(all.parts()) + ")" : all(all.parts());
      case FilterNode.Any any -> inside ? "either " + any(any.parts()) : any(any.parts());
      case FilterNode.Not not -> "except those " + phrase(not.part(), true);
      case FilterNode.Words words ->
          "with " + quoted(words.text()) + " in the target or the answer";
      case FilterNode.Term term -> term(term);
    };
  }

  private static String all(List<FilterNode> parts) {
    var sentence = new StringBuilder();
    String before = "";
    for (FilterNode part : parts) {
      String phrase = phrase(part, true);
      boolean flows =
          before.startsWith("to ") && (phrase.startsWith("that ") || phrase.startsWith("whose "));
      sentence.append(before.isEmpty() ? "" : flows ? " " : ", ").append(phrase);
      before = phrase;
    }
    return sentence.toString();
  }

  private static String any(List<FilterNode> parts) {
    boolean simple = parts.stream().noneMatch(FilterNode.All.class::isInstance);
    return parts.stream()
        .map(part -> phrase(part, part instanceof FilterNode.Any))
        .collect(Collectors.joining(simple ? " or " : "; or "));
  }

  private static String term(FilterNode.Term term) {
    return switch (term.value()) {
      case Value.Text text -> text(term.field(), text.text());
      case Value.Has has -> has.flag().phrase();
      case Value.Count count -> count(term.field(), term.operator(), count.number());
      case Value.Span span -> span(term.field(), term.operator(), time(span.nanos()));
      case Value.Money money -> "that cost " + compared(term.operator(), dollars(money.dollars()));
      case Value.Ago ago ->
          term.field() == FilterField.SINCE
              ? "begun in the last " + time(ago.time())
              : "begun more than " + time(ago.time()) + " ago";
      case Value.At at ->
          (term.field() == FilterField.SINCE ? "begun at or after " : "begun before ")
              + MOMENT.format(at.moment());
    };
  }

  private static String text(FilterField field, String value) {
    return switch (field) {
      case PROVIDER -> "to " + shortened(value);
      case MODEL -> "whose model has " + quoted(value);
      case STATUS -> status(CallStatus.of(value));
      case FINISH -> "that finished with " + value;
      case ERROR -> "with the error " + value;
      case TOOL -> "with " + quoted(value) + " in a tool call";
      case REQID -> "whose id has " + quoted(value);
      case SOURCE ->
          CallSource.of(value) == CallSource.IMPORT
              ? "that came from a file"
              : "that Sage made itself";
      case FILE -> "from a file whose name has " + quoted(value);
      case API -> "in the wire format " + shortened(value);
      case TAG -> "with the tag " + quoted(value);
      case RUN -> "of a run whose id has " + quoted(value);
      default -> "that say " + quoted(value);
    };
  }

  private static String status(CallStatus status) {
    return switch (status) {
      case RUNNING -> "that are running";
      case COMPLETE -> "that completed";
      case FAILED -> "that failed";
      case CANCELLED -> "that were cancelled";
      case INTERRUPTED -> "that were interrupted";
    };
  }

  private static String count(FilterField field, Operator operator, long number) {
    String things =
        switch (field) {
          case STALLS -> "stall";
          case TOKENS -> "output token";
          case INPUT -> "input token";
          case ATTEMPT -> "attempt";
          case FRAMES -> "frame";
          case BYTES -> "byte";
          default -> "";
        };
    if (things.isEmpty()) {
      return operator == Operator.IS
          ? "answered with HTTP " + number
          : "answered with an HTTP status " + compared(operator, Long.toString(number));
    }
    String amount =
        switch (operator) {
          case IS -> "exactly ";
          case OVER -> "more than ";
          case AT_LEAST -> "at least ";
          case UNDER -> "fewer than ";
          case AT_MOST -> "at most ";
        };
    return "with " + amount + number + " " + things + (number == 1 ? "" : "s");
  }

  private static String span(FilterField field, Operator operator, String time) {
    String compared = compared(operator, time);
    boolean upTo = operator == Operator.UNDER || operator == Operator.AT_MOST;
    return switch (field) {
      case GAP -> (upTo ? "whose longest gap is " : "with a gap ") + compared;
      case E2E -> "that took " + compared;
      case TTFB -> "whose first byte took " + compared;
      default -> "whose first token took " + compared;
    };
  }

  private static String compared(Operator operator, String value) {
    return switch (operator) {
      case IS -> "exactly " + value;
      case OVER -> "over " + value;
      case AT_LEAST -> "at least " + value;
      case UNDER -> "under " + value;
      case AT_MOST -> "at most " + value;
    };
  }

  private static String dollars(double dollars) {
    return "$" + BigDecimal.valueOf(dollars).stripTrailingZeros().toPlainString();
  }

  private static String time(Duration time) {
    long seconds = time.toSeconds();
    if (time.toMillisPart() == 0 && seconds >= 3600) {
      return seconds % 86_400 == 0
          ? plural(seconds / 86_400, "day")
          : seconds % 3600 == 0 ? plural(seconds / 3600, "hour") : plural(seconds / 60, "minute");
    }
    return time.toMillisPart() == 0 && seconds >= 60 && seconds % 60 == 0
        ? plural(seconds / 60, "minute")
        : time(time.toNanos());
  }

  private static String plural(long number, String thing) {
    return number == 1 ? "1 " + thing : number + " " + thing + "s";
  }

  private static String time(long nanos) {
    if (nanos >= 1_000_000_000) {
      return number(nanos / 1e9) + " s";
    }
    return nanos >= 1_000_000 || nanos == 0
        ? number(nanos / 1e6) + " ms"
        : number(nanos / 1e3) + " µs";
  }

  private static String number(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  private static String quoted(String text) {
    return "“" + shortened(text) + "”";
  }

  /** Long or with control characters, it would break the one line that it stands in. */
  private static String shortened(String text) {
    String printable = text.replaceAll("\\p{Cntrl}", " ");
    return printable.length() > MAX_WORDS ? printable.substring(0, MAX_WORDS) + "…" : printable;
  }
}
