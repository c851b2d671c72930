package dev.sage.console.log;

import dev.sage.console.control.CodeView;
import dev.sage.console.control.Content;
import dev.sage.console.control.CopyRequest;
import dev.sage.console.control.EmptyPlace;
import dev.sage.console.control.EmptyState;
import dev.sage.console.control.FollowedRows;
import dev.sage.console.control.TextTable;
import dev.sage.console.control.VirtualRows;
import dev.sage.console.shell.Pulse;
import dev.sage.console.text.Texts;
import dev.sage.workbench.log.LogLine;
import dev.sage.workbench.log.ProgramLog;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * The log as a table that follows its end, with the whole of the line that is chosen. While it is
 * on the screen it takes what comes; else it costs nothing. FX thread only.
 */
final class LogSheet extends BorderPane {
  private static final double BESIDE = 112;
  private static final double HIGH = 0.72;
  private static final KeyCombination COPY = KeyCombination.valueOf("Shortcut+C");
  private static final KeyCombination FIND = KeyCombination.valueOf("Shortcut+F");

  private final LogLines lines;
  private final ProgramLog log;
  private final Pulse pulse;
  private final LogHead head;
  private final VirtualRows rows;
  private final StackPane center = new StackPane();
  private final EmptyPlace nothing = new EmptyPlace(center);
  private final CodeView whole = new CodeView(Texts.text("log.line"));
  private final SplitPane split = new SplitPane();
  private final FollowedRows followed;
  private final Pulse.Sink sink = deadline -> drain();
  private final Runnable woken;
  private @Nullable LogLine chosen;
  private int filterings;
  private long gone;

  LogSheet(ProgramLog log, LogLines lines, Pulse pulse, Runnable close) {
    this.log = log;
    this.lines = lines;
    this.pulse = pulse;
    woken = pulse::wake;
    setId("log");
    getStyleClass().addAll("sheet", "log-sheet");
    getStylesheets()
        .add(
            Objects.requireNonNull(LogSheet.class.getResource("log.css"), "log.css")
                .toExternalForm());
    TextTable<LogColumn> table =
        new TextTable<>(
            List.of(LogColumn.values()),
            LogColumn::places,
            (places, ellipsis) -> new LogRow(lines, places, ellipsis));
    rows = table.rows();
    rows.setId("log-lines");
    rows.setAccessibleText(Texts.text("log.lines"));
    rows.selectedProperty().subscribe(this::picked);
    followed = new FollowedRows(rows, table);
    followed.pill().setId("log-new");
    center.getChildren().setAll(Content.mark(followed));
    center.setMinHeight(120);
    whole.setId("log-line");
    whole.setMinHeight(60);
    split.setOrientation(Orientation.VERTICAL);
    split.getItems().setAll(center);
    head = new LogHead(lines, followed.followingProperty(), this::copyAll, this::levels, close);
    setTop(head);
    setCenter(split);
    lines.versionProperty().subscribe(this::refresh);
    lines.readingProperty().subscribe(this::refresh);
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    sceneProperty().subscribe(this::placed);
  }

  /** What gets the focus. */
  Node first() {
    return rows;
  }

  private void placed(@Nullable Scene scene) {
    if (scene == null) {
      log.unlisten(woken);
      pulse.remove(sink);
      prefWidthProperty().unbind();
      prefHeightProperty().unbind();
      return;
    }
    prefWidthProperty().bind(scene.widthProperty().subtract(BESIDE));
    prefHeightProperty().bind(scene.heightProperty().multiply(HIGH));
    pulse.add(sink);
    log.listen(woken);
    lines.take();
    pulse.wake();
  }

  private boolean drain() {
    lines.take();
    return false;
  }

  private void refresh() {
    boolean anew = lines.filterings() != filterings;
    if (!anew) {
      rows.forget((int) (lines.gone() - gone));
    }
    filterings = lines.filterings();
    gone = lines.gone();
    rows.show(lines.size());
    followed.came(gone + lines.size());
    if (anew) {
      followed.caughtUp();
    }
    select();
    head.count(lines.size());
    boolean empty = lines.size() == 0 && !lines.readingProperty().get();
    nothing.show(empty ? reason() : null, this::nothing);
  }

  /** The sentence depends on what is filtered by. */
  private List<Boolean> reason() {
    return List.of(lines.filters(), lines.callProperty().get().isBlank());
  }

  private EmptyState nothing() {
    if (!lines.filters()) {
      return new EmptyState(Feather.LIST, Texts.text("log.empty"));
    }
    Button all = new Button(Texts.text("log.filtered.action"));
    all.setId("log-show-all");
    all.setOnAction(event -> lines.clear());
    boolean call = !lines.callProperty().get().isBlank();
    return new EmptyState(
        Feather.FILTER, Texts.text(call ? "log.filtered.call" : "log.filtered"), all);
  }

  /** Lines come and go before the one that is chosen. */
  private void select() {
    LogLine line = chosen;
    int at = rows.selectedProperty().get();
    if (line != null && (at < 0 || at >= lines.size() || !lines.at(at).equals(line))) {
      int now = lines.indexOf(line);
      rows.selectedProperty().set(now < 0 ? VirtualRows.NONE : now);
      if (now < 0) {
        // What is not in the list is not shown below it.
        chosen = null;
        split.getItems().remove(whole);
      }
    }
  }

  private void picked(Number index) {
    int at = index.intValue();
    if (at < 0 || at >= lines.size()) {
      return;
    }
    LogLine line = lines.at(at);
    if (!line.equals(chosen)) {
      chosen = line;
      whole.setText(line.written().replace("\n\t", "\n"));
    }
    if (!split.getItems().contains(whole)) {
      split.getItems().add(whole);
      split.setDividerPositions(0.7);
    }
    // Who looks at a line does not want it to go.
    if (at < lines.size() - 1) {
      followed.followingProperty().set(false);
    }
  }

  private void levels(boolean shown) {
    setRight(shown ? new LevelsView(log) : null);
  }

  private void copyAll() {
    CopyRequest.fire(
        this,
        lines.lines().stream().map(line -> line.written() + "\n").collect(Collectors.joining()));
  }

  private void key(KeyEvent event) {
    LogLine line = chosen;
    boolean inRows = rows.isFocused();
    if (FIND.match(event)) {
      head.find();
    } else if (inRows && line != null && COPY.match(event)) {
      CopyRequest.fire(this, line.written());
    } else if (inRows && event.getCode() == KeyCode.END && !event.isShiftDown()) {
      followed.followingProperty().set(true);
      return;
    } else {
      return;
    }
    event.consume();
  }
}
