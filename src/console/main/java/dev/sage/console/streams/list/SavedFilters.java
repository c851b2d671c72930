package dev.sage.console.streams.list;

import dev.sage.console.shell.Drafts;
import dev.sage.workbench.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The filters that the person kept by name, and those used last. FX thread only. */
final class SavedFilters {
  private static final int RECENT = 10;

  /**
   * A filter with its name.
   *
   * @param name the person's own
   */
  record Saved(String name, String filter) {}

  private final Drafts.Draft draft;
  private final List<Saved> saved = new ArrayList<>();
  private final List<String> recent = new ArrayList<>();

  /** Those in that draft. */
  SavedFilters(Drafts.Draft draft) {
    this.draft = draft;
    draft
        .read(SavedFilters::read)
        .ifPresent(
            kept -> {
              saved.addAll(kept.saved());
              recent.addAll(kept.recent());
            });
  }

  private record Kept(List<Saved> saved, List<String> recent) {}

  private static Optional<Kept> read(String text) {
    try {
      JsonNode json = Json.MAPPER.readTree(text);
      if (!json.isObject()) {
        return Optional.empty();
      }
      List<Saved> saved = new ArrayList<>();
      for (JsonNode one : json.path("saved")) {
        String filter = one.path("filter").asString("");
        if (!filter.isBlank()) {
          saved.add(new Saved(one.path("name").asString(filter), filter));
        }
      }
      List<String> recent = new ArrayList<>();
      json.path("recent").forEach(one -> recent.add(one.asString("")));
      recent.removeIf(String::isBlank);
      return Optional.of(new Kept(saved, recent));
    } catch (JacksonException broken) {
      return Optional.empty();
    }
  }

  /** Kept by name, in the order in which they were kept. */
  List<Saved> saved() {
    return List.copyOf(saved);
  }

  /** Used last, the newest first. */
  List<String> recent() {
    return List.copyOf(recent);
  }

  /** Whether a filter is kept. */
  boolean kept(String filter) {
    return saved.stream().anyMatch(one -> one.filter().equals(filter.strip()));
  }

  /** Keeps a filter; one of the same name makes room. */
  void keep(String name, String filter) {
    String called = name.isBlank() ? filter.strip() : name.strip();
    saved.removeIf(one -> one.name().equals(called));
    saved.add(new Saved(called, filter.strip()));
    write();
  }

  /**
   * Keeps a filter no longer, under none of its names.
   *
   * @return keeps it again where it stood, except under a name that is another's by then
   */
  Runnable forget(String filter) {
    List<Saved> before = saved();
    if (saved.removeIf(one -> one.filter().equals(filter.strip()))) {
      write();
    }
    return () -> restore(before, filter.strip());
  }

  private void restore(List<Saved> before, String filter) {
    for (int place = 0; place < before.size(); place++) {
      Saved one = before.get(place);
      boolean free = saved.stream().noneMatch(other -> other.name().equals(one.name()));
      if (free && one.filter().equals(filter)) {
        saved.add(Math.min(place, saved.size()), one);
      }
    }
    write();
  }

  /** Notes that a filter was used. */
  void used(String filter) {
    String plain = filter.strip();
    if (!plain.isEmpty()) {
      recent.remove(plain);
      recent.addFirst(plain);
      while (recent.size() > RECENT) {
        recent.removeLast();
      }
      write();
    }
  }

  private void write() {
    var json = Json.object();
    var named = json.putArray("saved");
    saved.forEach(one -> named.addObject().put("name", one.name()).put("filter", one.filter()));
    var used = json.putArray("recent");
    recent.forEach(used::add);
    draft.keep(Json.write(json));
  }
}
