package dev.sage.console.streams.request;

import dev.sage.console.control.Hindrance;
import dev.sage.console.control.LogView;
import dev.sage.console.shell.Pulse;
import dev.sage.console.streams.request.RequestLook.Piece;
import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.layout.BorderPane;

/**
 * A conversation in words, in virtual rows. A long one is brought in piece by piece, and at first
 * not as a whole. FX thread only.
 */
final class ConversationView extends BorderPane {
  /** Characters shown at first. */
  static final int SHOWN_FIRST = 200_000;

  /** Characters shown once all was asked for: the rest is in the JSON. */
  static final int MOST = 2_000_000;

  /** Characters that are set in lines at once: a tenth of a pulse. */
  private static final int STEP = 20_000;

  private final LogView log = LogView.still(Texts.text("streams.request.conversation"));
  private final Button all = new Button();
  private final Pulse pulse;
  private List<Piece> pieces = List.of();
  private String text = "";
  private int limit;
  private int shown;
  private int piece;
  private int at;
  private int wantedLine;

  ConversationView(Pulse pulse) {
    this.pulse = pulse;
    setId("streams-request-words");
    log.rows().setId("streams-request-log");
    setCenter(log);
    all.setId("streams-request-all");
    all.getStyleClass().add("flat");
    all.setMaxWidth(Double.MAX_VALUE);
    all.setOnAction(event -> showAll());
    pulse.add(this::drain);
  }

  void show(List<Piece> other) {
    pieces = other;
    text = other.stream().map(Piece::text).collect(Collectors.joining());
    limit = SHOWN_FIRST;
    shown = 0;
    piece = 0;
    at = 0;
    wantedLine = 0;
    log.model().clear();
    log.showStart();
    offer();
    pulse.wake();
  }

  /** The whole of it. */
  String text() {
    return text;
  }

  void mark(String words) {
    log.mark(words);
  }

  /** Goes to a line, from 1; more of the text is shown where it is needed for that. */
  void showLine(int number) {
    wantedLine = number;
    int end = 0;
    for (int line = 1; line < number; line++) {
      end = text.indexOf('\n', end) + 1;
    }
    if (end >= limit) {
      showAll();
    }
    if (end < shown) {
      log.showLine(number);
      wantedLine = 0;
    }
  }

  void takeFocus() {
    log.rows().requestFocus();
  }

  boolean settled() {
    return piece >= pieces.size() || shown >= limit;
  }

  private void showAll() {
    limit = MOST;
    offer();
    pulse.wake();
  }

  private void offer() {
    int most = Math.min(MOST, text.length());
    if (limit >= text.length()) {
      setBottom(null);
      return;
    }
    String rest = Texts.text("streams.request.rest", Format.bytes(text.length() - (long) most));
    all.setDisable(limit >= most);
    Hindrance.of(all, rest);
    all.setText(limit >= most ? rest : Texts.text("code.all", Format.bytes(text.length())));
    setBottom(all);
  }

  private boolean drain(long deadline) {
    while (!settled()) {
      if (System.nanoTime() >= deadline) {
        return true;
      }
      step();
    }
    if (wantedLine > 0) {
      log.showLine(wantedLine);
      wantedLine = 0;
    }
    return false;
  }

  private void step() {
    Piece now = pieces.get(piece);
    String said = now.text();
    int end = Math.min(Math.min(said.length(), at + STEP), at + Math.max(1, limit - shown));
    if (end < said.length() && Character.isLowSurrogate(said.charAt(end))) {
      end++;
    }
    log.model().append(said.substring(at, end), now.style());
    shown += end - at;
    at = end;
    if (at == said.length()) {
      piece++;
      at = 0;
    }
  }
}
