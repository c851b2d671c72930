package dev.sage.console.deletion;

import dev.sage.console.shell.Action;
import dev.sage.console.shell.Notices;
import dev.sage.console.shell.Services;
import dev.sage.console.text.Texts;
import dev.sage.workbench.store.CallMarks;
import dev.sage.workbench.store.CallSelection;
import dev.sage.workbench.store.CallStatus;
import dev.sage.workbench.store.PendingDeletion;
import dev.sage.workbench.store.PickedCalls;
import dev.sage.workbench.store.SelectionSize;
import dev.sage.workbench.store.Settling;
import dev.sage.workbench.store.Store;
import dev.sage.workbench.store.StoreException;
import dev.sage.workbench.store.StoredCall;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;

/**
 * Deletes calls, whichever panel shows them: they are marked where they stand, a notice counts the
 * seconds in which that can be undone, and then they are gone. FX thread only, but for {@link
 * #settle} and {@link #takes}.
 */
public final class CallDeletion implements Settling {
  private final Services services;
  private final Store store;
  private final PendingDeletion pending;
  private final Countdown countdown;
  private final ReadOnlyIntegerWrapper version = new ReadOnlyIntegerWrapper();
  private final ReadOnlyIntegerWrapper ended = new ReadOnlyIntegerWrapper();
  private final BooleanProperty undoable = new SimpleBooleanProperty();

  /** What brings back what was chosen, the newest first. */
  private final Deque<Runnable> back = new ArrayDeque<>();

  /** From that store. */
  public CallDeletion(Services services, Store store, PendingDeletion pending) {
    this.services = services;
    this.store = store;
    this.pending = pending;
    this.countdown =
        new Countdown(pending, services.notices(), this::undo, this::look, this::carryOut);
  }

  /**
   * Deletes a call, after asking where it is pinned.
   *
   * @param leave goes from the call with that id to the one that is chosen next, and returns what
   *     goes back
   */
  public void delete(String id, Function<String, Runnable> leave) {
    services
        .background()
        .work(
            Texts.text("deletion.measuring"),
            () -> store.call(id).map(call -> new Found(call, pinned(id))))
        .onSuccess(found -> found.ifPresent(call -> delete(call, leave)))
        .onFailure(StoreException.class, failed -> failed(services.notices(), failed))
        .start();
  }

  private record Found(StoredCall call, boolean pinned) {}

  private boolean pinned(String id) {
    return store.marks(List.of(id)).getOrDefault(id, CallMarks.NONE).pinned();
  }

  private void delete(Found found, Function<String, Runnable> leave) {
    String id = found.call().id();
    if (found.call().status() == CallStatus.RUNNING) {
      services.notices().show(Notices.Kind.WARNING, Texts.text("deletion.runs"));
    } else if (found.pinned() && !pending.has(id)) {
      DeletionWords.ask(services.overlays(), found.call(), () -> add(id, true, leave));
    } else {
      add(id, false, leave);
    }
  }

  private void add(String id, boolean pinnedToo, Function<String, Runnable> leave) {
    pending.add(new PickedCalls(List.of(id), pinnedToo));
    back.push(leave.apply(id));
    changed();
  }

  /**
   * Asks whether the calls of a selection are to go, and deletes them.
   *
   * @param calls as of the moment when they were counted
   */
  public void ask(CallSelection calls, SelectionSize size) {
    DeletionWords.ask(
        services.overlays(),
        size,
        () -> {
          pending.add(calls, size.calls());
          changed();
        });
  }

  /** Keeps all that can still be kept. */
  private void undo() {
    long kept = pending.undo();
    if (kept > 0) {
      back.forEach(Runnable::run);
      services.notices().show(Notices.Kind.DONE, DeletionWords.kept(kept));
    }
    changed();
  }

  /**
   * The action that undoes, for the catalogue of a panel.
   *
   * @param panel the beginning of its id
   * @param typing while this is true its key belongs to the text that is typed
   */
  public Action undoing(String panel, ObservableBooleanValue typing) {
    return undoing(panel)
        .on("Ctrl+Z")
        .when(Bindings.and(undoable, Bindings.not(typing)), "undelete.untyped");
  }

  /** The same for a button, without a key. */
  public Action undoing(String place) {
    return Action.of(place + ".undelete", Action.Category.EDIT, this::undo)
        .when(undoable, "undelete");
  }

  private void changed() {
    countdown.look();
    look();
    version.set(version.get() + 1);
  }

  private void look() {
    undoable.set(pending.waiting() > 0);
    if (!undoable.get()) {
      back.clear();
    }
  }

  private void carryOut(PendingDeletion.Batch batch) {
    new DeletionRun(services, batch, this::over).start();
  }

  /** A call that waits is known to an import, and would go although it has just been read. */
  @Override
  public void settle() throws InterruptedException {
    if (pending.idle()) {
      return;
    }
    try {
      pending.settle();
    } finally {
      Platform.runLater(this::over);
    }
  }

  @Override
  public boolean takes(String id) {
    return pending.takes(id);
  }

  private void over() {
    ended.set(ended.get() + 1);
    changed();
  }

  /** Whether a call that was picked is to be deleted, or is being deleted. */
  public boolean has(String id) {
    return pending.has(id);
  }

  /** Grows whenever {@link #has} may answer otherwise. */
  public ReadOnlyIntegerProperty versionProperty() {
    return version.getReadOnlyProperty();
  }

  /** Grows whenever calls have been deleted, or some of them. */
  public ReadOnlyIntegerProperty endedProperty() {
    return ended.getReadOnlyProperty();
  }

  static void failed(Notices notices, StoreException failed) {
    notices.show(
        Notices.Kind.ERROR,
        Optional.ofNullable(failed.getMessage()).orElse(Texts.text("background.fix")));
  }
}
