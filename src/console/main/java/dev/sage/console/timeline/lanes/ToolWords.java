package dev.sage.console.timeline.lanes;

import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import dev.sage.console.timeline.lanes.Picture.ToolSpan;

/** A tool call in words. Stateless. */
public final class ToolWords {
  private static final double MILLI = 1_000;

  private ToolWords() {}

  /**
   * Its name, and when it came.
   *
   * @param began when its call did, microseconds since 1970 UTC
   */
  public static String of(ToolSpan tool, long began) {
    String after = Format.millis((tool.from() - began) / MILLI);
    return tool.to() <= tool.from()
        ? Texts.text("timeline.tool.at-once", name(tool), after)
        : Texts.text(
            "timeline.tool", name(tool), after, Format.millis((tool.to() - tool.from()) / MILLI));
  }

  static String name(ToolSpan tool) {
    return tool.name().isEmpty() ? Texts.text("timeline.tool.unnamed") : tool.name();
  }
}
