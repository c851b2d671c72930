package dev.sage.console.timeline;

import dev.sage.console.control.Segments;
import dev.sage.console.shell.Action;
import dev.sage.console.shell.Keys;
import dev.sage.console.text.Texts;
import dev.sage.console.timeline.lanes.Coloring;
import dev.sage.console.timeline.model.RangeModel.Span;
import dev.sage.console.timeline.model.TimelineModel;
import dev.sage.workbench.timeline.Grouping;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/** What can be chosen for the whole panel: how its buttons and its actions name it. Stateless. */
final class TimelineChoices {
  /** Stretches of time that end now, and all there is. */
  static final List<Span> SPANS =
      List.of(
          Span.last(Duration.ofHours(1)),
          Span.last(Duration.ofHours(24)),
          Span.last(Duration.ofDays(7)),
          Span.last(Duration.ofDays(30)),
          Span.ALL);

  static final List<Grouping> GROUPINGS = List.of(Grouping.values());
  static final List<Coloring> COLORINGS = List.of(Coloring.values());

  private static final long DAY = 24;

  private TimelineChoices() {}

  /** The same choices for palette and page of keys. */
  static List<Action> actions(TimelineModel model) {
    return Stream.of(
            SPANS.stream()
                // All there is has an action with a key of its own.
                .filter(one -> !one.equals(Span.ALL))
                .map(one -> action("span", words(one), () -> model.range().show(one))),
            GROUPINGS.stream()
                .map(
                    one ->
                        action(
                            "grouping", words(one), () -> model.groupingProperty().setValue(one))),
            COLORINGS.stream()
                .map(
                    one ->
                        action(
                            "coloring", words(one), () -> model.coloringProperty().setValue(one))))
        .flatMap(Function.identity())
        .toList();
  }

  private static Action action(String of, Segments.Words words, Runnable run) {
    return new Action(
        "timeline." + of + "." + words.key(),
        words.tooltip(),
        Action.Category.LOOK,
        List.of(),
        Keys.always(),
        "",
        run);
  }

  static Segments.Words words(Span span) {
    long hours = span.length().toHours();
    String key =
        span.equals(Span.ALL) ? "all" : hours <= DAY ? hours + "h" : span.length().toDays() + "d";
    return words("span", key);
  }

  static Segments.Words words(Grouping grouping) {
    return words("grouping", grouping.name().toLowerCase(Locale.ROOT));
  }

  static Segments.Words words(Coloring coloring) {
    return words("coloring", coloring.name().toLowerCase(Locale.ROOT));
  }

  private static Segments.Words words(String of, String key) {
    String text = "timeline." + of + "." + key;
    return new Segments.Words(key, Texts.text(text), Texts.text(text + ".tooltip"));
  }
}
