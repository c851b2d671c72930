package dev.sage.console.streams;

import dev.sage.console.control.LogView;
import dev.sage.console.control.VirtualRows;
import dev.sage.console.streams.reading.CallLook;
import dev.sage.console.streams.reading.Message;
import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import dev.sage.workbench.store.CallStatus;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;

/** The answer put together again, at the selected frame or as far as it has come. */
final class MessageView extends BorderPane {
  private final CallModel model;
  private final Label title = new Label();
  private final LogView log = new LogView(Texts.text("streams.message"));
  private List<MessageParts.Part> shown = List.of();

  /** Whether what the model thought is hidden once it has answered. */
  private boolean folded = true;

  MessageView(CallModel model) {
    this.model = model;
    setId("streams-message");
    getStyleClass().add("message");
    title.getStyleClass().add("pane-title");
    setTop(title);
    setCenter(log);
    log.rows().setOnMouseClicked(event -> fold());
    log.rows()
        .addEventHandler(
            KeyEvent.KEY_PRESSED,
            event -> {
              if (event.getCode() == KeyCode.ENTER && fold()) {
                event.consume();
              }
            });
    model.messageProperty().subscribe(this::show);
    model.selectedProperty().subscribe(this::name);
    model.lookProperty().subscribe(this::name);
  }

  /** Folds or unfolds the reasoning where its heading is selected, and says whether it did. */
  private boolean fold() {
    Message message = model.messageProperty().get();
    boolean heading =
        log.rows().selectedFirst() == 0
            && log.rows().selectedLast() == 0
            && log.model().droppedProperty().get() == 0;
    if (!heading || !MessageParts.foldable(message)) {
      return false;
    }
    folded = !folded;
    show(message);
    log.rows().selectedProperty().set(VirtualRows.NONE);
    log.showStart();
    return true;
  }

  private void name() {
    int frame = model.selectedProperty().get();
    CallLook now = model.lookProperty().get();
    if (frame == CallModel.BEFORE_FIRST) {
      title.setText(Texts.text("streams.message.before"));
    } else if (frame == CallModel.NO_FRAME) {
      title.setText(Texts.text(over() ? "streams.message.none" : "streams.message.far"));
    } else if (now != null && frame < now.times().size() && frame >= now.reading().frames()) {
      title.setText(Texts.text("streams.message.reading", Format.count(now.reading().frames())));
    } else {
      title.setText(Texts.text("streams.message.at", Format.count(frame)));
    }
  }

  /** Once a call is over a frame is selected, unless it has none. */
  private boolean over() {
    CallLook now = model.lookProperty().get();
    return now != null && now.call().status() != CallStatus.RUNNING;
  }

  private void show(Message message) {
    List<MessageParts.Part> parts = MessageParts.of(message, folded);
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
  private int same(List<MessageParts.Part> parts) {
    int count = Math.min(parts.size(), shown.size());
    for (int i = 0; i < count; i++) {
      MessageParts.Part now = parts.get(i);
      MessageParts.Part before = shown.get(i);
      boolean last = i == shown.size() - 1;
      boolean grown = last && now.text().startsWith(before.text());
      if (now.style() != before.style() || (!grown && !now.equals(before))) {
        return i;
      }
    }
    return count;
  }
}
