package dev.sage.console.streams;

import dev.sage.console.control.EmptyState;
import dev.sage.console.deletion.CallDeletion;
import dev.sage.console.deletion.NextRow;
import dev.sage.console.shell.Services;
import dev.sage.console.streams.list.CallTimes;
import dev.sage.console.streams.list.CallsModel;
import dev.sage.console.streams.list.CallsView;
import dev.sage.console.streams.pair.PairModel;
import dev.sage.workbench.store.StoredCall;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.LongSupplier;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** The panel: calls at the left, one call at the right. */
final class StreamsView extends StackPane {
  /** How often other processes' calls are looked for. */
  private static final Duration LOOK_AROUND = Duration.seconds(1);

  private final CallsModel calls;
  private final CallModel call;
  private final CallsView list;
  private final CallView look;
  private final PairModel pair;
  private final CallDeletion deletion;
  private @Nullable Timeline around;
  private @Nullable String wanted;

  /** Whether the list has been read again for the sake of what is wanted. */
  private boolean readAgain;

  StreamsView(
      CallsModel calls,
      CallDesk desk,
      CallTimes times,
      Services services,
      CallsView list,
      CallDeletion deletion,
      EmptyState nothing) {
    this.calls = calls;
    this.deletion = deletion;
    this.call = desk.call();
    this.pair = desk.pair();
    setId("streams");
    getStyleClass().add("streams");
    getStylesheets()
        .add(
            Objects.requireNonNull(StreamsView.class.getResource("streams.css"), "streams.css")
                .toExternalForm());
    this.list = list;
    look =
        new CallView(
            desk,
            times,
            services,
            calls.rows().versionProperty().map(version -> !calls.rows().isEmpty()));
    nothing.visibleProperty().bind(call.lookProperty().isNull().and(noCall()));
    SplitPane split = new SplitPane(list, new StackPane(look, nothing));
    SplitPane.setResizableWithParent(list, false);
    split.setDividerPositions(0.28);
    services.memory().follow("streams.main", split);
    getChildren().setAll(split);
    list.setOnChosen(
        row -> {
          wanted = null;
          call.show(row.id());
        });
    calls.rows().versionProperty().subscribe(this::choose);
    calls.shownFilterProperty().subscribe(this::compareWithFilter);
    call.lookProperty()
        .subscribe(
            (before, now) -> {
              if (before == null || now == null || before.call().status() != now.call().status()) {
                compareWithFilter();
              }
            });
    choose();
  }

  /** Whether the list has been read and has no call, and no filter hides one. */
  private BooleanBinding noCall() {
    return Bindings.createBooleanBinding(
        () ->
            calls.loadedProperty().get()
                && calls.rows().isEmpty()
                && calls.shownFilterProperty().get().isEmpty(),
        calls.loadedProperty(),
        calls.rows().versionProperty(),
        calls.shownFilterProperty());
  }

  /** A call stays open when the list is filtered; whether it is in the list is said beside it. */
  private void compareWithFilter() {
    String id = call.id();
    String filter = calls.shownFilterProperty().get();
    if (id == null || filter.isEmpty()) {
      look.setOutside(false);
      return;
    }
    calls.find(
        id,
        place -> {
          if (id.equals(call.id()) && filter.equals(calls.shownFilterProperty().get())) {
            look.setOutside(place < 0);
          }
          if (wanted != null) {
            // What is wanted waits while a place is being looked for.
            choose();
          }
        });
  }

  /** Shows a call, selected in the list if it is there. */
  void open(String callId) {
    wanted = callId;
    readAgain = false;
    call.show(callId);
    list.mark(callId);
    choose();
  }

  /** Selects what is wanted; at first, the newest call. */
  private void choose() {
    String id = wanted;
    if (id != null && !calls.finding()) {
      calls.find(id, place -> found(id, place));
    } else if (id == null && call.id() == null && !calls.rows().isEmpty()) {
      list.choose(0);
    }
  }

  private void found(String id, int place) {
    if (!id.equals(wanted)) {
      choose();
    } else if (place >= 0) {
      wanted = null;
      list.mark(id, place);
    } else if (!calls.filterProperty().get().isEmpty()) {
      calls.filterProperty().set("");
    } else if (!readAgain) {
      // It is newer than what is shown: while the panel is not on the screen nothing is read.
      readAgain = true;
      calls.followingProperty().set(true);
      calls.refresh();
    }
  }

  /** Moves in the list that has the focus, in the frames otherwise. */
  void move(int rows) {
    if (list.list().isFocused()) {
      select(rows);
    } else {
      call.steps().move(rows);
    }
  }

  private void select(int rows) {
    int to = list.list().selectedProperty().get() + rows;
    if (to >= 0 && to < calls.rows().size()) {
      list.choose(to);
    }
  }

  /**
   * Goes from a call that is to be deleted to the one that stands next and stays.
   *
   * @return goes back, unless another has been chosen meanwhile
   */
  Runnable leave(String id) {
    int row = id.equals(call.id()) ? next() : NextRow.NONE;
    StoredCall next = row == NextRow.NONE ? null : calls.rows().at(row);
    if (next == null) {
      return () -> {};
    }
    list.choose(row);
    String there = next.id();
    return () -> {
      if (there.equals(call.id())) {
        calls.rows().indexOf(kept -> kept.id().equals(id)).ifPresent(list::choose);
      }
    };
  }

  /**
   * The calls that stand next to the chosen one: those below, the nearest first, those above; last
   * those that are to be deleted, too.
   */
  List<String> neighbours() {
    return NextRow.order(list.list().selectedProperty().get(), calls.rows().size())
        .mapToObj(calls.rows()::at)
        .filter(Objects::nonNull)
        .map(StoredCall::id)
        .sorted(Comparator.comparing(deletion::has))
        .toList();
  }

  /** That call is gone: the next takes its place, unless another has been chosen meanwhile. */
  void left(String id, @Nullable String next) {
    if (!id.equals(call.id())) {
      return;
    }
    if (next == null) {
      wanted = null;
      call.show(null);
      list.mark(null);
    } else {
      open(next);
    }
  }

  private int next() {
    return NextRow.beside(list.list().selectedProperty().get(), calls.rows().size(), this::stays);
  }

  private boolean stays(int row) {
    StoredCall there = calls.rows().at(row);
    return there != null && !deletion.has(there.id());
  }

  /** The list of calls, to give it a menu. */
  Node calls() {
    return list.list();
  }

  /** Closes the card, else the search, else the comparison. */
  void closeTop() {
    if (look.card().openProperty().get()) {
      look.card().close();
    } else if (look.findingProperty().get()) {
      look.closeFind();
    } else {
      pair.openProperty().set(false);
    }
  }

  /** Whether the call that was asked for is selected in the list. */
  boolean settled() {
    return wanted == null;
  }

  void writeFilter(String source) {
    list.writeFilter(source);
  }

  /**
   * Filters the calls; where the call that is open has the focus, looks for words in its frames.
   */
  void filterOrFind() {
    Node focused = getScene().getFocusOwner();
    if (inCall(focused) && call.lookProperty().get() != null) {
      look.openFind();
    } else {
      list.focusFilter();
    }
  }

  private boolean inCall(@Nullable Node node) {
    return node != null && (node.equals(look) || inCall(node.getParent()));
  }

  /** Comes on the screen: from now on other processes' calls are looked for, too. */
  void shown(LongSupplier version) {
    hidden();
    list.list().requestFocus();
    Timeline timeline = new Timeline(new KeyFrame(LOOK_AROUND, event -> calls.lookAround(version)));
    timeline.setCycleCount(Animation.INDEFINITE);
    timeline.play();
    around = timeline;
  }

  void hidden() {
    if (around != null) {
      around.stop();
      around = null;
    }
  }

  /** The call's part, for those who look at it closely. */
  CallView look() {
    return look;
  }
}
