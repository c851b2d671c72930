package dev.sage.console.streams;

import dev.sage.console.streams.reading.Anomaly;
import dev.sage.console.streams.reading.CallLook;
import dev.sage.workbench.store.CallStatus;

/** Ways from the selected frame to another one. FX thread only. */
final class FrameSteps {
  private final CallModel model;

  FrameSteps(CallModel model) {
    this.model = model;
  }

  /**
   * Stays at the frame that came last while the call goes on, or follows it again.
   *
   * @return whether the call runs and has frames
   */
  boolean holdOrFollow() {
    CallLook now = model.lookProperty().get();
    if (now == null || now.call().status() != CallStatus.RUNNING || model.rows().isEmpty()) {
      return false;
    }
    model
        .selectedProperty()
        .set(
            model.selectedProperty().get() == CallModel.NO_FRAME
                ? model.rows().size() - 1
                : CallModel.NO_FRAME);
    return true;
  }

  /** Selects a frame so many rows away, within the list. */
  void move(int rowsAway) {
    if (!model.rows().isEmpty()) {
      int from =
          model.selectedProperty().get() == CallModel.NO_FRAME
              ? (rowsAway > 0 ? -1 : model.rows().size())
              : model.selectedProperty().get();
      model.selectedProperty().set(Math.clamp((long) from + rowsAway, 0, model.rows().size() - 1));
    }
  }

  /** Selects the next place of an anomaly, or with -1 the one before; the nearest one at first. */
  void visit(Anomaly anomaly, int direction) {
    CallLook now = model.lookProperty().get();
    if (now == null) {
      return;
    }
    int from = model.selectedProperty().get();
    int to =
        direction < 0
            ? now.places().previous(anomaly, from)
            : now.places().next(anomaly, Math.max(CallModel.NO_FRAME, from));
    if (to >= 0) {
      model.selectedProperty().set(to);
    }
  }

  /** Selects the frame that ended the next silence; after the last it begins again. */
  void nextGap() {
    CallLook now = model.lookProperty().get();
    if (now == null || now.gaps().silences().isEmpty()) {
      return;
    }
    int next = now.gaps().next(model.selectedProperty().get());
    model.selectedProperty().set(next >= 0 ? next : now.gaps().silences().getFirst().frame());
  }
}
