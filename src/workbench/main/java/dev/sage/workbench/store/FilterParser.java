package dev.sage.workbench.store;

import dev.sage.workbench.store.FilterNode.Operator;
import dev.sage.workbench.store.FilterScanner.Kind;
import dev.sage.workbench.store.FilterScanner.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the filter language: the grammar is in docs/streams.md. Not thread-safe; one a filter. */
final class FilterParser {

  /** As many terms as the database surely takes in one condition. */
  private static final int MAX_TERMS = 200;

  private static final int MAX_DEPTH = 20;
  private static final Pattern FIELD = Pattern.compile("([A-Za-z][A-Za-z0-9]*)(>=|<=|>|<|=|:)");

  private final String source;
  private final List<Piece> pieces;
  private int next;
  private int terms;
  private int depth;

  private FilterParser(String source) {
    this.source = source;
    this.pieces = FilterScanner.pieces(source);
  }

  /**
   * The meaning of a filter; null where it is empty.
   *
   * @throws FilterProblem where it has none
   */
  static @Nullable FilterNode parse(String source) {
    var parser = new FilterParser(source);
    if (parser.pieces.isEmpty()) {
      return null;
    }
    var whole = parser.alternatives();
    if (parser.next < parser.pieces.size()) {
      var stray = parser.pieces.get(parser.next);
      throw new FilterProblem(
          "The filter has a closing bracket without an opening one. Take it away, or put it in"
              + " quotes.",
          stray.from(),
          stray.to());
    }
    return whole;
  }

  private FilterNode alternatives() {
    var alternatives = new ArrayList<FilterNode>();
    alternatives.add(terms());
    while (at(Kind.OR)) {
      next++;
      alternatives.add(terms());
    }
    return alternatives.size() == 1 ? alternatives.getFirst() : new FilterNode.Any(alternatives);
  }

  private FilterNode terms() {
    var all = new ArrayList<FilterNode>();
    while (at(Kind.WORD) || at(Kind.OPEN)) {
      all.add(term());
    }
    if (all.isEmpty()) {
      throw nothing();
    }
    return all.size() == 1 ? all.getFirst() : new FilterNode.All(all);
  }

  private FilterProblem nothing() {
    boolean end = next >= pieces.size();
    int from = end ? source.length() : pieces.get(next).from();
    int to = end ? source.length() : pieces.get(next).to();
    boolean or = at(Kind.OR) || (next > 0 && pieces.get(next - 1).kind() == Kind.OR);
    return new FilterProblem(
        or
            ? "OR needs a term on either side. Put \"OR\" in quotes to look for the word."
            : "The filter has brackets with nothing in them. Put a term there, or the brackets in"
                + " quotes.",
        from,
        to);
  }

  private FilterNode term() {
    var piece = pieces.get(next++);
    if (++terms > MAX_TERMS) {
      throw new FilterProblem(
          "The filter has more than " + MAX_TERMS + " terms. Write a shorter one.",
          piece.from(),
          piece.to());
    }
    FilterNode node = piece.kind() == Kind.OPEN ? group(piece) : word(piece);
    return piece.minus() ? new FilterNode.Not(node) : node;
  }

  private FilterNode group(Piece open) {
    if (++depth > MAX_DEPTH) {
      throw new FilterProblem(
          "The filter has brackets more than " + MAX_DEPTH + " deep. Write a flatter one.",
          open.from(),
          open.to());
    }
    var inside = alternatives();
    if (!at(Kind.CLOSE)) {
      throw new FilterProblem(
          "The filter has an opening bracket without a closing one. Add a ) where the group ends.",
          open.from(),
          source.length());
    }
    next++;
    depth--;
    return inside;
  }

  private boolean at(Kind kind) {
    return next < pieces.size() && pieces.get(next).kind() == kind;
  }

  private static FilterNode word(Piece piece) {
    var form = FIELD.matcher(piece.text());
    if (!form.lookingAt() || form.end() > piece.plain()) {
      return new FilterNode.Words(piece.text());
    }
    return FilterTerms.term(
        form.group(1), Operator.of(form.group(2)), form.group(2), form.end(), piece);
  }
}
