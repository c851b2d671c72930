package dev.sage.console.deletion;

import dev.sage.console.shell.Action;
import dev.sage.console.shell.Notices;
import dev.sage.workbench.store.PendingDeletion;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The notice that counts the seconds while deletions can be undone. FX thread only. */
final class Countdown {
  private static final javafx.util.Duration TICK = javafx.util.Duration.millis(100);

  private final StringProperty said = new SimpleStringProperty("");
  private final PendingDeletion pending;
  private final Notices notices;
  private final Runnable over;
  private final Consumer<PendingDeletion.Batch> due;
  private final Notices.Notice notice;
  private final Timeline ticking = new Timeline(new KeyFrame(TICK, event -> look()));

  /**
   * Nothing waits.
   *
   * @param undo keeps what waits
   * @param over called when nothing waits any more
   * @param due takes what is due
   */
  Countdown(
      PendingDeletion pending,
      Notices notices,
      Runnable undo,
      Runnable over,
      Consumer<PendingDeletion.Batch> due) {
    this.pending = pending;
    this.notices = notices;
    this.over = over;
    this.due = due;
    this.notice =
        Notices.Notice.staying(
            said,
            List.of(
                Action.of("deletion.undo", Action.Category.EDIT, undo),
                Action.of("deletion.now", Action.Category.EDIT, this::hasten)));
    ticking.setCycleCount(Animation.INDEFINITE);
  }

  private void hasten() {
    pending.hasten();
    look();
  }

  /** Something waits, or nothing does any more, or time has passed. */
  void look() {
    pending.take().ifPresent(due);
    long calls = pending.waiting();
    if (calls == 0) {
      ticking.stop();
      notices.hide(notice);
      over.run();
      return;
    }
    Duration left = pending.left();
    said.set(DeletionWords.waiting(calls, left));
    notices.keep(notice);
    ticking.play();
  }
}
