package dev.sage.console.streams;

import dev.sage.console.control.LogLine;
import dev.sage.console.streams.reading.Message;
import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An answer as headings and texts for the screen. Of a text of megabytes only its last part is
 * shown: the whole is in the frames. Stateless.
 */
final class MessageParts {
  /** Characters by which the beginning of what is shown moves on, so that it seldom moves. */
  static final int STEP = 200_000;

  private MessageParts() {}

  /** A piece of the message in one look. */
  record Part(String text, LogLine.Style style) {}

  /** Whether there is something beside the reasoning that it can be folded away for. */
  static boolean foldable(Message message) {
    return !message.reasoning().isEmpty()
        && !(message.text().isEmpty() && message.refusal().isEmpty() && message.tools().isEmpty());
  }

  /**
   * The pieces in their order.
   *
   * @param folded whether only a heading stands for the reasoning of a model that has answered
   */
  static List<Part> of(Message message, boolean folded) {
    List<Part> parts = new ArrayList<>();
    if (foldable(message)) {
      String key = folded ? "streams.message.reasoning.folded" : "streams.message.reasoning.open";
      heading(parts, Texts.text(key, Format.count(message.reasoning().length())));
      if (!folded) {
        text(parts, message.reasoning(), LogLine.Style.MUTED);
      }
    } else if (!message.reasoning().isEmpty()) {
      heading(parts, Texts.text("streams.message.reasoning"));
      text(parts, message.reasoning(), LogLine.Style.MUTED);
    }
    if (!message.text().isEmpty()) {
      if (!parts.isEmpty()) {
        heading(parts, Texts.text("streams.message.answer"));
      }
      text(parts, message.text(), LogLine.Style.TEXT);
    }
    if (!message.refusal().isEmpty()) {
      heading(parts, Texts.text("streams.message.refusal"));
      text(parts, message.refusal(), LogLine.Style.TEXT);
    }
    for (Message.Tool tool : message.tools()) {
      heading(parts, tool(tool));
      text(parts, tool.arguments(), LogLine.Style.MONO);
    }
    return parts;
  }

  private static void text(List<Part> parts, String text, LogLine.Style style) {
    int from = Math.max(0, (text.length() / STEP - 1) * STEP);
    if (from == 0) {
      parts.add(new Part(text, style));
      return;
    }
    heading(parts, Texts.text("streams.message.cut", Format.count(from)));
    int start = Character.isLowSurrogate(text.charAt(from)) ? from - 1 : from;
    parts.add(new Part(text.substring(start), style));
  }

  private static void heading(List<Part> parts, String text) {
    parts.add(new Part((parts.isEmpty() ? "" : "\n") + text + "\n", LogLine.Style.HEADING));
  }

  private static String tool(Message.Tool tool) {
    return Texts.text(
        "streams.message.tool",
        tool.name() == null ? Format.UNKNOWN : tool.name(),
        Texts.text("streams.tool." + tool.state().name().toLowerCase(Locale.ROOT)),
        Format.bytes(tool.arguments().length()));
  }
}
