package dev.sage.console.store;

import dev.sage.console.shell.Background;
import dev.sage.console.shell.Notices;
import dev.sage.console.shell.Overlays;
import dev.sage.console.shell.Services;
import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import dev.sage.workbench.store.CallMarks;
import dev.sage.workbench.store.SelectionSize;
import dev.sage.workbench.store.Store;
import dev.sage.workbench.store.StoreException;
import dev.sage.workbench.store.StoredCall;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Deletes calls once the person has agreed: what is deleted is overwritten on the disk, so nothing
 * brings it back. FX thread only.
 */
public final class CallDeletion {
  private static final DateTimeFormatter BEGAN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

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
        .work(
            Texts.text("store.delete.measuring"),
            () -> store.call(id).map(call -> new Asked(call, pinned(id))))
        .onSuccess(found -> found.ifPresent(asked -> ask(asked, then)))
        .onFailure(StoreException.class, this::failed)
        .start();
  }

  private record Asked(StoredCall call, boolean pinned) {}

  private boolean pinned(String id) {
    return store.marks(List.of(id)).getOrDefault(id, CallMarks.NONE).pinned();
  }

  /** Which call it is stands there: one of many with the same model may be meant. */
  private void ask(Asked asked, Runnable then) {
    StoredCall call = asked.call();
    DeleteSheet.open(
        overlays,
        Texts.text("store.delete.one", call.target()),
        Texts.text(
            asked.pinned() ? "store.delete.one.lead.pinned" : "store.delete.one.lead",
            BEGAN.withZone(ZoneId.systemDefault()).format(call.startedAt())),
        Texts.text("store.delete.one.do"),
        () -> delete(call.id(), then));
  }

  private void delete(String id, Runnable then) {
    background
        .work(Texts.text("store.delete.work"), () -> store.care().delete(List.of(id)))
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
