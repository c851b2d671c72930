package dev.sage.console.streams.reading;

import dev.sage.workbench.store.StoredAttempt;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Collects what the server of the last attempt says of its own time while its frames are read. Not
 * thread-safe.
 */
final class ServerClock {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Map<ServerFigure.Name, ServerFigure> found = new EnumMap<>(ServerFigure.Name.class);
  private int attempt;

  /** Looks at a frame; pieces of content have no such thing in them. */
  void frame(int ofAttempt, byte[] bytes, boolean content) {
    if (ofAttempt != attempt) {
      attempt = ofAttempt;
      found.clear();
    }
    if (content) {
      return;
    }
    String data = FrameData.text(bytes);
    if (!ServerFields.possible(data)) {
      return;
    }
    try {
      // What stands first wins: Groq says the same twice.
      ServerFields.in(JSON.readTree(data))
          .forEach(figure -> found.putIfAbsent(figure.name(), figure));
    } catch (JacksonException noJson) {
      // What broke off says nothing.
      return;
    }
  }

  /** What is known by now, in the order of the names. */
  List<ServerFigure> figures(@Nullable StoredAttempt last) {
    Map<ServerFigure.Name, ServerFigure> all = new EnumMap<>(found);
    if (last != null) {
      ServerFields.in(last.headers()).ifPresent(figure -> all.put(figure.name(), figure));
    }
    return List.copyOf(all.values());
  }
}
