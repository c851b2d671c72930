package dev.sage.console.shell;

import dev.sage.console.theme.MotionChoice;
import dev.sage.console.theme.ThemeChoice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Rectangle2D;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How the window stood.
 *
 * @param bounds of the restored window, in screen coordinates
 * @param maximized whether it filled the screen
 * @param theme what was chosen
 * @param motion whether things may move
 * @param size of everything in it, 1 as designed
 * @param panel the {@link PanelId#key} of the panel that was shown
 * @param dividers positions of split panes by their name, each from 0 to 1
 */
record WindowState(
    Rectangle2D bounds,
    boolean maximized,
    ThemeChoice theme,
    MotionChoice motion,
    double size,
    String panel,
    Map<String, List<Double>> dividers) {

  static final double WIDTH = 1440;
  static final double HEIGHT = 900;
  static final double LEAST_WIDTH = 960;
  static final double LEAST_HEIGHT = 600;

  private static final double GRIP = 60;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  WindowState {
    dividers = Map.copyOf(dividers);
  }

  /** The window of the first start, at the middle of that screen. */
  static WindowState first(Rectangle2D screen) {
    return new WindowState(
        centered(screen, WIDTH, HEIGHT),
        false,
        ThemeChoice.SYSTEM,
        MotionChoice.SYSTEM,
        1,
        PanelId.HOME.key(),
        Map.of());
  }

  /**
   * Moves the window to the first screen if its title could not be gripped on any, and makes it fit
   * there.
   */
  WindowState onScreens(List<Rectangle2D> screens) {
    boolean reachable =
        screens.stream()
            .anyMatch(
                screen ->
                    bounds.getMinY() >= screen.getMinY() - 1
                        && bounds.getMinY() <= screen.getMaxY() - GRIP
                        && bounds.getMaxX() >= screen.getMinX() + GRIP
                        && bounds.getMinX() <= screen.getMaxX() - GRIP);
    if (reachable || screens.isEmpty()) {
      return this;
    }
    Rectangle2D moved = centered(screens.getFirst(), bounds.getWidth(), bounds.getHeight());
    return new WindowState(moved, maximized, theme, motion, size, panel, dividers);
  }

  private static Rectangle2D centered(Rectangle2D screen, double width, double height) {
    double w = Math.min(width, screen.getWidth());
    double h = Math.min(height, screen.getHeight());
    return new Rectangle2D(
        screen.getMinX() + (screen.getWidth() - w) / 2,
        screen.getMinY() + (screen.getHeight() - h) / 2,
        w,
        h);
  }

  String toJson() {
    ObjectNode json = JSON.createObjectNode();
    json.put("x", bounds.getMinX());
    json.put("y", bounds.getMinY());
    json.put("width", bounds.getWidth());
    json.put("height", bounds.getHeight());
    json.put("maximized", maximized);
    json.put("theme", theme.key());
    json.put("motion", motion.key());
    json.put("size", size);
    json.put("panel", panel);
    ObjectNode splits = json.putObject("dividers");
    dividers.forEach(
        (name, positions) -> {
          ArrayNode array = splits.putArray(name);
          positions.forEach(array::add);
        });
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
  }

  /**
   * Reads what {@link #toJson} wrote; a value that is missing or impossible is that of the first
   * start.
   *
   * @throws IllegalArgumentException if the text is not a JSON object
   */
  static WindowState fromJson(String text, Rectangle2D screen) {
    JsonNode json = parse(text);
    WindowState first = first(screen);
    double width = Math.max(LEAST_WIDTH, json.path("width").asDouble(WIDTH));
    double height = Math.max(LEAST_HEIGHT, json.path("height").asDouble(HEIGHT));
    Rectangle2D bounds =
        new Rectangle2D(
            json.path("x").asDouble(first.bounds.getMinX()),
            json.path("y").asDouble(first.bounds.getMinY()),
            width,
            height);
    return new WindowState(
        bounds,
        json.path("maximized").asBoolean(false),
        ThemeChoice.of(json.path("theme").asString("")),
        MotionChoice.of(json.path("motion").asString("")),
        json.path("size").asDouble(1),
        json.path("panel").asString(first.panel),
        dividers(json.path("dividers")));
  }

  private static JsonNode parse(String text) {
    try {
      JsonNode json = JSON.readTree(text);
      if (json.isObject()) {
        return json;
      }
    } catch (JacksonException e) {
      throw new IllegalArgumentException("It is not JSON.", e);
    }
    throw new IllegalArgumentException("It is not a JSON object.");
  }

  private static Map<String, List<Double>> dividers(JsonNode json) {
    Map<String, List<Double>> dividers = new LinkedHashMap<>();
    json.properties()
        .forEach(
            entry ->
                dividers.put(
                    entry.getKey(),
                    entry.getValue().valueStream().map(JsonNode::asDouble).toList()));
    return dividers;
  }
}
