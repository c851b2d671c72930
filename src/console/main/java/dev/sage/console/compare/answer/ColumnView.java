package dev.sage.console.compare.answer;

import dev.sage.console.control.CopyRequest;
import dev.sage.console.control.Metric;
import dev.sage.console.control.Presence;
import dev.sage.console.shell.Pulse;
import dev.sage.console.text.Texts;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** One column: its head, the answer, its figures, and what can be done with it. FX thread only. */
public final class ColumnView extends BorderPane implements Pulse.Sink {
  private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
  private static final long FIGURES_NANOS = 100_000_000;

  private final ColumnHost host;
  private final ColumnModel column;
  private final ColumnTools tools;
  private final AnswerView answer;
  private final StackPane body = new StackPane();

  /** Made for the first difference. */
  private @Nullable DifferenceView difference;

  private final ColumnDiff diff;
  private final ColumnOwn own;
  private final ConversationView conversation;
  private final ReplyView reply;
  private final ColumnFoot foot;
  private final Subscription subscription;

  /** Whether more of the text has come than is shown. */
  private boolean left;

  private boolean ran;
  private long figured = Math.floorDiv(System.nanoTime(), FIGURES_NANOS) - 1;

  public ColumnView(
      ColumnHost host,
      ColumnModel column,
      ColumnTools tools,
      ObservableList<TargetChoice> choices) {
    this.host = host;
    this.column = column;
    this.tools = tools;
    getStyleClass().add("compare-column");
    setMinSize(0, 0);
    answer = new AnswerView(() -> host.runShown(column), this::setUp);
    own = new ColumnOwn(host, column, tools);
    conversation = new ConversationView(() -> OwnSheet.turns(host, column, tools));
    reply = new ReplyView(column, () -> tools.board().send(column));
    foot = new ColumnFoot(host, column, tools);
    diff =
        new ColumnDiff(
            (work, then) ->
                tools
                    .background()
                    .work(Texts.text("compare.diff.work"), work)
                    .onSuccess(then)
                    .start(),
            this::showDiff);
    setTop(new VBox(new ColumnHead(host, column, tools, choices), own));
    setCenter(center());
    setBottom(new VBox(reply, foot));
    subscription = subscribe();
    refresh();
  }

  private void setUp() {
    AnswerModel shown = column.shownProperty().get();
    String target = shown == null ? "" : shown.target();
    tools.setUp().accept(target.substring(0, Math.max(0, target.indexOf('/'))));
  }

  private VBox center() {
    body.getChildren().setAll(answer);
    body.setMinHeight(0);
    VBox.setVgrow(body, Priority.ALWAYS);
    VBox center = new VBox(conversation, body);
    center.setMinHeight(0);
    return center;
  }

  private Subscription subscribe() {
    ColumnBoard board = tools.board();
    addEventFilter(MouseEvent.MOUSE_PRESSED, event -> board.currentProperty().set(column));
    focusWithinProperty()
        .subscribe(
            within -> {
              if (within) {
                board.currentProperty().set(column);
              }
            });
    return Subscription.combine(
        column.positionProperty().subscribe(n -> position(n.intValue())),
        column
            .shownProperty()
            .subscribe(
                now -> {
                  answer.show(now);
                  refresh();
                }),
        column.turnsProperty().subscribe(now -> conversation.show(now)),
        board
            .currentProperty()
            .subscribe(now -> pseudoClassStateChanged(CURRENT, column.equals(now))),
        board.pinnedProperty().subscribe(this::refresh),
        board.differencesProperty().subscribe(this::refresh),
        board.onlyDifferentProperty().subscribe(this::refresh));
  }

  private void position(int position) {
    getStyleClass().removeIf(name -> name.startsWith("data-"));
    getStyleClass().add("data-" + (position + 1));
    setId("column-" + column.letter());
  }

  /** Takes what has arrived and shows it with one change of each part. */
  @Override
  public boolean drain(long deadlineNanos) {
    boolean look = tools.seen().getAsBoolean();
    boolean changed = column.pull(look);
    if (look && (changed || left)) {
      left = answer.grow();
    }
    boolean due = !look || due();
    if (due) {
      if (look) {
        // The pinned column may have ended, or a figure elsewhere may have changed.
        refresh();
      }
      host.count();
    }
    return (look && left) || !due;
  }

  /**
   * Figures that change with every frame can't be read: ten times a second, and at once at ends.
   * All columns in the same pulse: what one of them asks for is laid out up to the window.
   */
  private boolean due() {
    long slot = Math.floorDiv(System.nanoTime(), FIGURES_NANOS);
    boolean running = column.running();
    if (running == ran && slot == figured) {
      return false;
    }
    ran = running;
    figured = slot;
    return true;
  }

  /** Shows everything that is not the growing text. */
  public void refresh() {
    ColumnModel pinned = tools.board().pinnedProperty().get();
    boolean compares =
        pinned != null && !pinned.equals(column) && tools.board().differencesProperty().get();
    diff.compare(compares ? pinned.shownProperty().get() : null, column.shownProperty().get());
    showDiff();
    own.refresh();
    foot.refresh(folded());
  }

  private Set<Metric> folded() {
    if (!tools.board().onlyDifferentProperty().get()) {
      return Set.of();
    }
    List<Figures> all =
        host.columns().stream()
            .map(other -> other.shownProperty().get())
            .filter(Objects::nonNull)
            .map(AnswerModel::figures)
            .toList();
    return FiguresView.equalIn(all);
  }

  private void showDiff() {
    boolean any = diff.diff() != null;
    DifferenceView view = difference;
    if (any && view == null) {
      view = new DifferenceView();
      difference = view;
      body.getChildren().add(view);
    }
    if (view != null) {
      view.show(diff);
    }
    Presence.set(answer, !any);
  }

  /** Goes to another change, where differences are shown. */
  public void goToChange(int step) {
    if (difference != null && difference.isVisible()) {
      difference.goToChange(step);
    }
  }

  /** Begins to go on from the answer. */
  public void goOn() {
    AnswerModel shown = column.shownProperty().get();
    if (shown != null && shown.figures().status().over()) {
      column.reply().open(shown);
      reply.focus();
    }
  }

  /** Opens what the column has of its own. */
  public void editParameters() {
    OwnSheet.parameters(host, column, tools);
  }

  /** Opens its turns. */
  public void editTurns() {
    OwnSheet.turns(host, column, tools);
  }

  /** Whether the next message is being written. */
  public boolean writing() {
    return reply.isVisible() && reply.isFocusWithin();
  }

  /** Copies a text through the window. */
  public void copy(String text) {
    CopyRequest.fire(this, text);
  }

  public ColumnFoot foot() {
    return foot;
  }

  public ColumnModel column() {
    return column;
  }

  public AnswerView answer() {
    return answer;
  }

  /** Forgets its model; it will not be shown again. */
  public void dispose() {
    subscription.unsubscribe();
    own.dispose();
  }
}
