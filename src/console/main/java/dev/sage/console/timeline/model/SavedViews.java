package dev.sage.console.timeline.model;

import dev.sage.console.shell.Drafts;
import dev.sage.console.timeline.lanes.Coloring;
import dev.sage.console.timeline.model.RangeModel.Kind;
import dev.sage.console.timeline.model.RangeModel.Span;
import dev.sage.workbench.Json;
import dev.sage.workbench.timeline.Grouping;
import dev.sage.workbench.timeline.TimeRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The views that the person kept by name; in the home folder. FX thread only. */
public final class SavedViews {

  /**
   * A view with its name.
   *
   * @param name the person's own
   * @param length of the last so long; zero for all calls, or where there is a range
   * @param range a stretch that stays, or null
   */
  public record Saved(
      String name,
      Grouping grouping,
      Coloring coloring,
      String filter,
      Duration length,
      @Nullable TimeRange range) {

    /** What is shown now. */
    static Saved of(String name, TimelineModel model) {
      Span span = model.range().spanProperty().get();
      boolean stays = span.kind() == Kind.FIXED || span.kind() == Kind.END;
      return new Saved(
          name,
          model.groupingProperty().get(),
          model.coloringProperty().get(),
          model.filter().textProperty().get().strip(),
          span.length(),
          stays ? model.range().rangeProperty().get() : null);
    }

    /** Shows it. */
    public void show(TimelineModel model) {
      model.groupingProperty().set(grouping);
      model.coloringProperty().set(coloring);
      model.filter().textProperty().set(filter);
      if (range != null) {
        model.range().show(range);
      } else {
        model.range().show(length.isZero() ? Span.ALL : Span.last(length));
      }
    }
  }

  private final Drafts.Draft draft;
  private final List<Saved> saved = new ArrayList<>();

  /** Those in that draft. */
  public SavedViews(Drafts.Draft draft) {
    this.draft = draft;
    draft.read(SavedViews::read).ifPresent(saved::addAll);
  }

  private static Optional<List<Saved>> read(String text) {
    try {
      JsonNode json = Json.MAPPER.readTree(text);
      List<Saved> views = new ArrayList<>();
      json.path("views").forEach(one -> views.add(saved(one)));
      return json.isObject() ? Optional.of(views) : Optional.empty();
    } catch (JacksonException | IllegalArgumentException broken) {
      return Optional.empty();
    }
  }

  private static Saved saved(JsonNode json) {
    long from = json.path("from").asLong(0);
    long to = json.path("to").asLong(0);
    return new Saved(
        json.path("name").asString(""),
        Grouping.valueOf(json.path("lanes").asString("").toUpperCase(Locale.ROOT)),
        Coloring.valueOf(json.path("color").asString("").toUpperCase(Locale.ROOT)),
        json.path("filter").asString(""),
        Duration.ofSeconds(json.path("lastSeconds").asLong(0)),
        to > from ? new TimeRange(from, to) : null);
  }

  /** In the order in which they were kept. */
  public List<Saved> all() {
    return List.copyOf(saved);
  }

  /** Keeps what is shown now; a view of the same name makes room. */
  public void keep(String name, TimelineModel model) {
    saved.removeIf(one -> one.name().equals(name));
    saved.add(Saved.of(name, model));
    write();
  }

  /**
   * Keeps a view no longer.
   *
   * @return keeps it again where it stood, unless there is another of its name by then
   */
  public Runnable forget(Saved view) {
    int place = saved.indexOf(view);
    if (place < 0) {
      return () -> {};
    }
    saved.remove(place);
    write();
    return () -> restore(place, view);
  }

  private void restore(int place, Saved view) {
    if (saved.stream().noneMatch(one -> one.name().equals(view.name()))) {
      saved.add(Math.min(place, saved.size()), view);
      write();
    }
  }

  private void write() {
    var json = Json.object();
    var views = json.putArray("views");
    for (Saved one : saved) {
      var view =
          views
              .addObject()
              .put("name", one.name())
              .put("lanes", one.grouping().name().toLowerCase(Locale.ROOT))
              .put("color", one.coloring().name().toLowerCase(Locale.ROOT))
              .put("filter", one.filter())
              .put("lastSeconds", one.length().toSeconds());
      if (one.range() != null) {
        view.put("from", one.range().from()).put("to", one.range().to());
      }
    }
    draft.keep(Json.write(json));
  }
}
