package dev.sage.console.control;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.ui.Ui;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import javafx.event.EventHandler;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A text in rows as a person uses it: read along, stop, select, copy. */
class VirtualRowsTest {
  private static final int HEIGHT = 205;

  private final AtomicReference<String> copied = new AtomicReference<>("");
  private LogView log;
  private Ui ui;

  @BeforeEach
  void open() {
    Ui.start();
    log = Ui.onFx(() -> new LogView("log"));
    EventHandler<CopyRequest> copy = request -> copied.set(request.text());
    ui =
        Ui.open(
            (Stage stage) -> {
              BorderPane root = new BorderPane(log);
              root.addEventHandler(CopyRequest.COPY, copy);
              stage.setScene(new Scene(root, 400, HEIGHT));
              stage.show();
            });
  }

  @AfterEach
  void close() {
    ui.close();
  }

  @Test
  void it_stands_at_its_end_to_the_pixel_while_it_is_followed() {
    append(0, 100);
    assertThat(inSight(99)).isTrue();
    append(100, 3);
    assertThat(inSight(102)).isTrue();
    Ui.runFx(() -> ui.stage().setHeight(HEIGHT - 53));
    assertThat(inSight(102)).isTrue();
  }

  @Test
  void what_is_looked_at_stays_when_the_oldest_lines_go() {
    append(0, 19_000);
    press(KeyCode.PAGE_UP);
    assertThat(log.followingProperty().get()).isTrue();
    press(KeyCode.PAGE_UP);
    String first = words().getFirst();
    assertThat(log.followingProperty().get()).isFalse();
    append(19_000, 2_000);
    assertThat(log.model().droppedProperty().get()).isPositive();
    assertThat(words().getFirst()).isEqualTo(first);
    assertThat(selected()).isEqualTo("line 18980\n");
    press(KeyCode.END);
    assertThat(log.followingProperty().get()).isTrue();
    assertThat(words().getLast()).isEqualTo("line 20999");
  }

  @Test
  void rows_that_come_with_more_room_have_their_styles_when_they_are_drawn() {
    append(0, 100);
    List<Double> sizes = new CopyOnWriteArrayList<>();
    Ui.runFx(
        () ->
            ui.scene()
                .getStylesheets()
                .add("data:text/css,.virtual-row .text { -fx-font-size: 21px; }"));
    Ui.runFx(
        () -> {
          ui.scene()
              .addPostLayoutPulseListener(
                  () ->
                      log.lookupAll(".text").stream()
                          .filter(node -> node instanceof Text && node.getParent().isVisible())
                          .forEach(node -> sizes.add(((Text) node).getFont().getSize())));
          ui.stage().setHeight(HEIGHT + 300);
        });
    Ui.settle();
    assertThat(sizes).hasSizeGreaterThan(10).containsOnly(21.0);
  }

  @Test
  void what_was_dropped_can_be_asked_for_where_it_is_missed() {
    String all = IntStream.range(0, 30_000).mapToObj(i -> "line " + i + "\n").collect(joining());
    log.setWhole(
        () -> {
          log.model().clear();
          log.model().append(all, LogLine.Style.TEXT);
        });
    Ui.runFx(() -> log.model().append(all, LogLine.Style.TEXT));
    Button more = (Button) ui.find(".pill-above");
    assertThat(more.isVisible()).isFalse();
    press(KeyCode.HOME);
    assertThat(more.isVisible()).isTrue();
    assertThat(more.getText()).contains("10,000");
    Ui.runFx(more::fire);
    assertThat(more.isVisible()).isFalse();
    assertThat(words().getFirst()).isEqualTo("line 0");
    assertThat(Ui.onFx(() -> log.model().text())).isEqualTo(all);
  }

  @Test
  void several_lines_are_selected_by_keys_and_copied() {
    append(0, 5);
    press(KeyCode.HOME);
    press(KeyCode.DOWN);
    shift(KeyCode.DOWN);
    shift(KeyCode.DOWN);
    assertThat(selected()).isEqualTo("line 1\nline 2\nline 3\n");
    shift(KeyCode.UP);
    assertThat(selected()).isEqualTo("line 1\nline 2\n");
    press(KeyCode.DOWN);
    assertThat(selected()).isEqualTo("line 3\n");
    shortcut(KeyCode.A);
    assertThat(selected()).isEqualTo("line 0\nline 1\nline 2\nline 3\nline 4\n");
  }

  private void append(int from, int count) {
    String text =
        String.join(
            "", IntStream.range(from, from + count).mapToObj(i -> "line " + i + "\n").toList());
    Ui.runFx(() -> log.model().append(text, LogLine.Style.TEXT));
  }

  private boolean inSight(int row) {
    return Ui.onFx(() -> log.rows().shows(row));
  }

  private List<String> words() {
    return Ui.onFx(
        () ->
            ui.nodes().stream()
                .filter(node -> node instanceof VirtualRow && node.isVisible())
                .map(VirtualRow.class::cast)
                .sorted((a, b) -> Integer.compare(a.index(), b.index()))
                .map(VirtualRow::words)
                .toList());
  }

  private String selected() {
    shortcut(KeyCode.C);
    return copied.get();
  }

  private void press(KeyCode code) {
    fire(code, false, false);
  }

  private void shift(KeyCode code) {
    fire(code, true, false);
  }

  private void shortcut(KeyCode code) {
    fire(code, false, true);
  }

  private void fire(KeyCode code, boolean shift, boolean control) {
    Ui.runFx(
        () ->
            log.rows()
                .fireEvent(
                    new KeyEvent(
                        KeyEvent.KEY_PRESSED, "", "", code, shift, control, false, false)));
  }
}
