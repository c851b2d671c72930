package dev.sage.console.streams;

import dev.sage.console.control.LogLine;
import dev.sage.console.control.LogView;
import dev.sage.console.streams.reading.Message;
import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;

/** The answer put together again, at the selected frame or as far as it has come. */
final class MessageView extends BorderPane {
  private final CallModel model;
  private final Label title = new Label();
  private final LogView log = new LogView(Texts.text("streams.message"));
  private List<Part> shown = List.of();

  /** A piece of the message in one look. */
  record Part(String text, LogLine.Style style) {}

  MessageView(CallModel model) {
    this.model = model;
    setId("streams-message");
    getStyleClass().add("message");
    title.getStyleClass().add("pane-title");
    setTop(title);
    setCenter(log);
    model.messageProperty().subscribe(this::show);
    model.selectedProperty().subscribe(this::name);
  }

  private void name() {
    int frame = model.selectedProperty().get();
    title.setText(
        frame == CallModel.NO_FRAME
            ? Texts.text("streams.message.far")
            : Texts.text("streams.message.at", Format.count(frame)));
  }

  private void show(Message message) {
    List<Part> parts = parts(message);
    int same = same(parts);
    if (same < shown.size()) {
      log.model().clear();
      same = 0;
      shown = List.of();
    }
    for (int i = Math.max(0, same - 1); i < parts.size(); i++) {
      String before = i < shown.size() ? shown.get(i).text() : "";
      log.model().append(parts.get(i).text().substring(before.length()), parts.get(i).style());
    }
    shown = parts;
  }

  /** How many of the parts shown are still right, the last of them perhaps longer now. */
  private int same(List<Part> parts) {
    int count = Math.min(parts.size(), shown.size());
    for (int i = 0; i < count; i++) {
      Part now = parts.get(i);
      Part before = shown.get(i);
      boolean last = i == shown.size() - 1;
      boolean grown = last && now.text().startsWith(before.text());
      if (now.style() != before.style() || (!grown && !now.equals(before))) {
        return i;
      }
    }
    return count;
  }

  static List<Part> parts(Message message) {
    List<Part> parts = new ArrayList<>();
    if (!message.reasoning().isEmpty()) {
      heading(parts, Texts.text("streams.message.reasoning"));
      parts.add(new Part(message.reasoning(), LogLine.Style.MUTED));
    }
    if (!message.text().isEmpty()) {
      if (!parts.isEmpty()) {
        heading(parts, Texts.text("streams.message.answer"));
      }
      parts.add(new Part(message.text(), LogLine.Style.TEXT));
    }
    if (!message.refusal().isEmpty()) {
      heading(parts, Texts.text("streams.message.refusal"));
      parts.add(new Part(message.refusal(), LogLine.Style.TEXT));
    }
    for (Message.Tool tool : message.tools()) {
      heading(parts, tool(tool));
      parts.add(new Part(tool.arguments(), LogLine.Style.MONO));
    }
    return parts;
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
