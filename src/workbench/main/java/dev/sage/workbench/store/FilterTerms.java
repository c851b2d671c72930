package dev.sage.workbench.store;

import dev.sage.llm.provider.NearestName;
import dev.sage.workbench.store.FilterNode.Operator;
import dev.sage.workbench.store.FilterNode.Value;
import dev.sage.workbench.store.FilterScanner.Piece;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads one term of a filter: field, operator and value. Stateless. */
final class FilterTerms {

  private FilterTerms() {}

  static FilterNode term(String name, Operator operator, String written, int valueAt, Piece piece) {
    var field =
        FilterField.of(name.toLowerCase(Locale.ROOT)).orElseThrow(() -> noField(name, piece));
    String value = piece.text().substring(valueAt);
    if (value.isEmpty()) {
      throw problem(
          piece, "The filter's \"%s\" has no value: write %s.", field.label(), field.example());
    }
    if (!field.kind().ordered() && operator != Operator.IS) {
      throw problem(
          piece,
          "The filter's \"%s\" takes no %s: write %s.",
          field.label(),
          written,
          field.example());
    }
    return new FilterNode.Term(field, operator, value(field, value, piece));
  }

  private static FilterProblem noField(String name, Piece piece) {
    var near = NearestName.of(name, FilterField.names());
    return problem(
        piece,
        near == null
            ? "The filter has no field \"%s\"; it has %s. Put the word in quotes to look for it."
            : "The filter has no field \"%s\"; did you mean %s? It has %s.",
        near == null
            ? List.of(name, String.join(", ", FilterField.names()))
            : List.of(name, near, String.join(", ", FilterField.names())));
  }

  private static Value value(FilterField field, String value, Piece piece) {
    return switch (field.kind()) {
      case WORD, PART, TAG -> new Value.Text(known(field, value, piece));
      case FLAG -> new Value.Has(flag(value, piece));
      case COUNT -> new Value.Count(count(field, value, piece));
      case TIME -> new Value.Span(nanos(field, value, piece));
      case MONEY -> new Value.Money(dollars(field, value, piece));
      case MOMENT ->
          FilterMoments.parse(value)
              .orElseThrow(
                  () ->
                      problem(
                          piece,
                          "The filter's \"%s\" takes how long ago, such as 30m, 1h or 2d, or a day"
                              + " such as 2026-01-31: write %s.",
                          field.label(),
                          field.example()));
    };
  }

  private static String known(FilterField field, String value, Piece piece) {
    var choices = field.choices();
    if (!choices.isEmpty() && !choices.contains(value.toLowerCase(Locale.ROOT))) {
      throw unknown(field, value, choices, piece);
    }
    return value;
  }

  private static FilterFlag flag(String value, Piece piece) {
    return FilterFlag.of(value)
        .orElseThrow(() -> unknown(FilterField.HAS, value, FilterField.HAS.choices(), piece));
  }

  private static FilterProblem unknown(
      FilterField field, String value, List<String> choices, Piece piece) {
    var near = Optional.ofNullable(NearestName.of(value, choices));
    return problem(
        piece,
        "The filter knows no %s:%s%s; it knows %s.",
        field.label(),
        value.length() > 40 ? value.substring(0, 40) + "…" : value,
        near.map(name -> " (did you mean " + name + "?)").orElse(""),
        String.join(", ", choices));
  }

  private static long count(FilterField field, String value, Piece piece) {
    try {
      return Long.parseLong(value.replace("_", "").replace(",", ""));
    } catch (NumberFormatException e) {
      throw problem(
          piece,
          "The filter's \"%s\" takes a whole number: write %s.",
          field.label(),
          field.example());
    }
  }

  private static double dollars(FilterField field, String value, Piece piece) {
    try {
      String plain = value.startsWith("$") ? value.substring(1) : value;
      // A number of a thousand digits would be computed with for long.
      if (plain.length() <= 40) {
        return new BigDecimal(plain).doubleValue();
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw problem(
        piece, "The filter's \"%s\" takes US dollars: write %s.", field.label(), field.example());
  }

  private static long nanos(FilterField field, String value, Piece piece) {
    return FilterMoments.nanos(value)
        .orElseThrow(
            () ->
                problem(
                    piece,
                    "The filter's \"%s\" takes a time such as 500ms or 2s: write %s.",
                    field.label(),
                    field.example()));
  }

  private static FilterProblem problem(Piece piece, String sentence, String... words) {
    return problem(piece, sentence, List.of(words));
  }

  private static FilterProblem problem(Piece piece, String sentence, List<String> words) {
    return new FilterProblem(sentence.formatted(words.toArray()), piece.from(), piece.to());
  }
}
