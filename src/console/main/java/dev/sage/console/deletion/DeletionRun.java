package dev.sage.console.deletion;

import dev.sage.console.shell.Action;
import dev.sage.console.shell.Background;
import dev.sage.console.shell.Notices;
import dev.sage.console.shell.Services;
import dev.sage.console.text.Texts;
import dev.sage.workbench.store.PendingDeletion;
import dev.sage.workbench.store.StoreException;
import java.util.List;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A deletion that is carried out: where that takes long a notice says how far it is and stops it;
 * another one says what came of it. FX thread only.
 */
final class DeletionRun {
  /** From here on waiting is felt. */
  private static final Duration FELT = Duration.millis(400);

  private final StringProperty said = new SimpleStringProperty("");
  private final Notices notices;
  private final Background background;
  private final PendingDeletion.Batch batch;
  private final Runnable then;
  private final Notices.Notice notice;
  private final Timeline telling = new Timeline(new KeyFrame(FELT, event -> tell()));
  private Background.@Nullable Running running;
  private boolean told;

  /**
   * Nothing is done yet.
   *
   * @param then called at the end, however it ended
   */
  DeletionRun(Services services, PendingDeletion.Batch batch, Runnable then) {
    this.notices = services.notices();
    this.background = services.background();
    this.batch = batch;
    this.then = then;
    this.notice =
        Notices.Notice.staying(
            said, List.of(Action.of("deletion.stop", Action.Category.EDIT, this::stop)));
    telling.setCycleCount(Animation.INDEFINITE);
  }

  void start() {
    telling.play();
    running =
        background
            .work(Texts.text("deletion.work"), () -> batch.carryOut(gone -> {}))
            .lengthy()
            .onSuccess(this::done)
            .onFailure(StoreException.class, this::failed)
            .andFinally(this::over)
            .start();
  }

  private void tell() {
    said.set(DeletionWords.running(batch.calls(), batch.gone()));
    notices.keep(notice);
  }

  private void stop() {
    batch.stop();
    if (running != null) {
      running.cancel();
    }
  }

  private void done(long gone) {
    if (!batch.stopped()) {
      told = true;
      notices.show(
          gone > 0 ? Notices.Kind.DONE : Notices.Kind.WARNING,
          DeletionWords.done(batch.calls(), gone));
    }
  }

  private void failed(StoreException failed) {
    told = true;
    CallDeletion.failed(notices, failed);
  }

  private void over() {
    telling.stop();
    notices.hide(notice);
    if (!told) {
      notices.show(Notices.Kind.INFO, DeletionWords.stopped(batch.gone()));
    }
    then.run();
  }
}
