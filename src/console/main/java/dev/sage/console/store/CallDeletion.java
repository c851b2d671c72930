package dev.sage.console.store;

import dev.sage.console.shell.Background;
import dev.sage.console.shell.Notices;
import dev.sage.console.shell.Overlays;
import dev.sage.console.shell.Services;
import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import dev.sage.workbench.store.SelectionSize;
import dev.sage.workbench.store.Store;
import dev.sage.workbench.store.StoreException;
import java.util.List;
import java.util.Optional;

/**
 * Deletes calls once the person has agreed: what is deleted is overwritten on the disk, so nothing
 * brings it back. FX thread only.
 */
public final class CallDeletion {
  private final Overlays overlays;
  private final Background background;
  private final Notices notices;
  private final Store store;

  /** From that store. */
  public CallDeletion(Services services, Store store) {
    this.overlays = services.overlays();
    this.background = services.background();
    this.notices = services.notices();
    this.store = store;
  }

  /**
   * Asks, and deletes one call.
   *
   * @param then called when it is gone
   */
  public void ask(String id, Runnable then) {
    background
        .work(Texts.text("store.delete.measuring"), () -> store.call(id))
        .onSuccess(
            found ->
                found.ifPresent(
                    call ->
                        DeleteSheet.open(
                            overlays,
                            Texts.text("store.delete.one", call.target()),
                            Texts.text("store.delete.one.lead"),
                            Texts.text("store.delete.one.do"),
                            () -> delete(id, then))))
        .onFailure(StoreException.class, this::failed)
        .start();
  }

  private void delete(String id, Runnable then) {
    background
        .work(Texts.text("store.delete.work"), () -> store.delete(List.of(id)))
        .onSuccess(
            deleted -> {
              notices.show(
                  deleted > 0 ? Notices.Kind.DONE : Notices.Kind.WARNING,
                  Texts.text(deleted > 0 ? "store.delete.one.done" : "store.delete.one.stays"));
              if (deleted > 0) {
                then.run();
              }
            })
        .onFailure(StoreException.class, this::failed)
        .start();
  }

  private void failed(StoreException failed) {
    notices.show(
        Notices.Kind.ERROR,
        Optional.ofNullable(failed.getMessage()).orElse(Texts.text("background.fix")));
  }

  /** Asks whether calls of that number are to go. */
  static void ask(Overlays overlays, SelectionSize size, Runnable agreed) {
    DeleteSheet.open(
        overlays,
        Texts.text("store.delete.many", size.calls(), Format.count(size.calls())),
        Texts.text("store.delete.many.lead", Format.bytes(size.bytes())) + staying(size),
        Texts.text("store.delete.many.do", size.calls(), Format.count(size.calls())),
        agreed);
  }

  /** What passes the filter and stays, after a space; empty where nothing does. */
  static String staying(SelectionSize size) {
    return (size.pinned() == 0
            ? ""
            : " "
                + Texts.text(
                    "store.delete.pinned.stay", size.pinned(), Format.count(size.pinned())))
        + (size.running() == 0
            ? ""
            : " "
                + Texts.text(
                    "store.delete.running.stay", size.running(), Format.count(size.running())));
  }
}
