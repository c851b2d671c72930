package dev.sage.llm.redaction;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One walk over one text. The places where something may be are looked at strictly in their order,
 * and where one can't be decided before more text arrives the walk waits: so it comes to the same
 * end however the text is cut. Not thread-safe.
 */
final class Scan {

  /** The longest thing that is found by what stands in its middle, such as a marker. */
  private static final int REACH = 64;

  /** Of a longer line the user's own rules see one part after the other. */
  private static final int LONGEST_LINE = 8192;

  private final View view;
  private final Rules rules;
  private final RedactionPolicy policy;
  private final @Nullable PersonalData personal;
  private final ArrayDeque<Event> events = new ArrayDeque<>();
  private final List<Span> spans = new ArrayList<>();
  private final Found found = new Found();
  private final int[] place = new int[1];

  private int state = Literals.START;
  private int walked;
  private int personalFrom;
  private int personalNext = View.NONE;
  private int lineFrom;
  private int waiting = View.NONE;

  private record Event(Literal literal, int from, int to) {

    Event back(int by) {
      return new Event(literal, from - by, to - by);
    }
  }

  Scan(View view, Rules rules, RedactionPolicy policy) {
    this.view = view;
    this.rules = rules;
    this.policy = policy;
    this.personal = policy.pii().isEmpty() ? null : new PersonalData(policy.pii());
  }

  /** Goes as far as what is there decides. */
  void run() {
    waiting = View.NONE;
    while (waiting == View.NONE) {
      if (events.isEmpty()) {
        walk();
      }
      int literalAt = events.isEmpty() ? view.end() : events.element().to();
      var custom = rules.custom();
      if (custom != null && lineFrom < Math.min(literalAt, view.end())) {
        lookAtLine(custom);
      } else if (personal != null && nextPersonal(personal) < literalAt) {
        lookAtPerson(personal);
      } else if (events.isEmpty()) {
        return;
      } else {
        look(events.element());
      }
    }
    readAhead();
  }

  /** Finds the next place with literals; the state is behind it. */
  private boolean walk() {
    while (walked < view.end()) {
      state = rules.literals().walk(state, view.array(), walked, view.end(), place);
      walked = place[0];
      var before = events.size();
      for (var literal : rules.literals().ends(state)) {
        if (literal.endsAt(view.array(), walked)) {
          events.add(new Event(literal, walked - literal.text().length, walked));
        }
      }
      if (events.size() > before) {
        return true;
      }
    }
    return false;
  }

  /** While the walk waits, what follows may begin something too, and must not leave either. */
  private void readAhead() {
    boolean more = true;
    while (more) {
      more = walk();
    }
  }

  private void look(Event event) {
    found.reset(event.from());
    view.feed();
    boolean placeholder = inPlaceholder(event);
    if (view.starved()) {
      waiting = event.from();
      return;
    }
    if (placeholder) {
      events.remove();
      return;
    }
    var literal = event.literal();
    boolean hit = literal.check().find(view, event.from(), event.to(), found);
    if (view.starved()) {
      waiting = found.held();
      return;
    }
    hit = hit && (known(literal) || !touchesPlaceholder());
    if (view.starved()) {
      waiting = Math.min(event.from(), found.from());
      return;
    }
    events.remove();
    if (hit) {
      var known = literal.check() instanceof KnownSecret secret ? secret : null;
      add(
          new Span(
              found.from(),
              found.to(),
              found.kind(),
              literal.category(),
              literal.priority(),
              known));
    }
    if (found.again() != View.NONE) {
      events.addFirst(new Event(literal, found.again(), found.again()));
    }
  }

  /** The next place to ask; behind everything that is there where there is none yet. */
  private int nextPersonal(PersonalData data) {
    if (personalNext == View.NONE) {
      personalFrom = data.next(view, personalFrom);
      personalNext = personalFrom < view.end() ? personalFrom : View.NONE;
    }
    return personalNext == View.NONE ? Integer.MAX_VALUE : personalNext;
  }

  private void lookAtPerson(PersonalData data) {
    int at = personalNext;
    found.reset(at);
    view.feed();
    boolean hit = data.find(view, at, found);
    boolean seen = !view.starved();
    hit = hit && !touchesPlaceholder();
    if (view.starved()) {
      waiting = seen ? Math.min(at, found.from()) : at;
      return;
    }
    int next = at + 1;
    if (hit) {
      next = Math.max(next, found.to());
      add(new Span(found.from(), found.to(), found.kind(), Category.PII, Literal.PERSONAL, null));
    }
    personalFrom = next;
    personalNext = View.NONE;
  }

  /** Rules of the user's own see one line at a time, so that a stream need not wait for its end. */
  private void lookAtLine(CustomMatcher custom) {
    view.feed();
    int end = view.run(Alphabet.LINE, lineFrom, LONGEST_LINE);
    if (view.starved()) {
      waiting = lineFrom;
      return;
    }
    var line = view.copy(lineFrom, end);
    for (var match : custom.matches(line, 0, line.length)) {
      found.set(lineFrom + match.from(), lineFrom + match.to(), match.name());
      if (touchesPlaceholder()) {
        continue;
      }
      add(new Span(found.from(), found.to(), found.kind(), Category.CUSTOM, Literal.CUSTOM, null));
    }
    lineFrom = Math.max(end, lineFrom + 1);
    while (lineFrom < view.end() && !Alphabet.LINE.hasByte(view.array()[lineFrom])) {
      lineFrom++;
    }
  }

  private void add(Span span) {
    boolean kept = span.priority() != Literal.REGISTERED && policy.kept().contains(span.kind());
    if (kept) {
      return;
    }
    var merged = span;
    int at = spans.size();
    while (at > 0 && spans.get(at - 1).to() > merged.from()) {
      at--;
      var other = spans.get(at);
      if (other.overlaps(merged)) {
        merged = other.with(merged);
        spans.remove(at);
      }
    }
    spans.add(at, merged);
  }

  /** A placeholder has a name and a colon, like so much else; it stays as it is. */
  private boolean inPlaceholder(Event event) {
    return !known(event.literal())
        && (Placeholders.at(view, event.from(), rules.kinds())
            || Placeholders.glued(view, event.from(), rules.kinds()));
  }

  private boolean touchesPlaceholder() {
    return Placeholders.touch(view, found.from(), found.to(), rules.kinds());
  }

  private static boolean known(Literal literal) {
    return literal.priority() == Literal.REGISTERED;
  }

  /** What was found, in order; those before {@link #decided} are final. */
  List<Span> spans() {
    return spans;
  }

  /** Before this place everything is decided. */
  int decided() {
    if (view.isComplete()) {
      return view.end();
    }
    int end = view.end() - rules.literals().held(state);
    if (waiting != View.NONE) {
      end = Math.min(end, waiting);
    }
    // The first is the one that is being decided, and has said how much it needs.
    boolean decides = waiting != View.NONE;
    for (var event : events) {
      end = decides ? end : Math.min(end, event.from());
      decides = false;
    }
    end = Math.min(end, wordBefore(end));
    if (personal != null) {
      end = Math.min(end, personal.held(view));
      end = Math.min(end, wordBefore(Math.min(personalFrom, view.end())));
    }
    if (rules.custom() != null) {
      end = Math.min(end, lineFrom);
    }
    return Math.max(0, end);
  }

  /** Some keys are known by what stands in their middle: the word that is being said waits. */
  private int wordBefore(int end) {
    return view.runBack(Alphabet.TILDE, end, REACH);
  }

  /** What stood at {@code count} stands at 0 from now on. */
  void drop(int count) {
    walked -= count;
    personalFrom -= count;
    personalNext = personalNext == View.NONE ? View.NONE : personalNext - count;
    lineFrom -= count;
    spans.replaceAll(span -> span.back(count));
    var moved = events.stream().map(event -> event.back(count)).toList();
    events.clear();
    events.addAll(moved);
    view.drop(count);
  }

  /** How many bytes from the beginning are not needed any more. */
  int spare() {
    int needed = view.end();
    for (var event : events) {
      needed = Math.min(needed, event.from());
    }
    needed = Math.min(needed, Math.min(walked, lineFrom));
    needed = personal == null ? needed : Math.min(needed, personalFrom);
    needed = spans.isEmpty() ? needed : Math.min(needed, spans.getFirst().from());
    return needed - View.BACK;
  }
}
