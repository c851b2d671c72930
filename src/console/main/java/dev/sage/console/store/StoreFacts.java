package dev.sage.console.store;

import dev.sage.console.shell.Background;
import dev.sage.console.text.Texts;
import dev.sage.workbench.store.KeptStoreFile;
import dev.sage.workbench.store.Store;
import dev.sage.workbench.store.StoreException;
import dev.sage.workbench.store.StoreSizes;
import java.util.List;
import java.util.concurrent.CancellationException;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the store. Read in the background when it is asked for, never by itself: it
 * counts every row. FX thread only.
 */
final class StoreFacts {
  private final ReadOnlyObjectWrapper<@Nullable Facts> facts = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper();
  private final Store store;
  private final Background background;
  private Background.@Nullable Running running;
  private int asked;

  /**
   * What was read.
   *
   * @param sizes null where it could not be read
   * @param trouble what is wrong and what to do about it, two sentences; empty where nothing is
   * @param kept files beside the store that nothing reads
   */
  record Facts(@Nullable StoreSizes sizes, String trouble, List<KeptStoreFile> kept) {}

  StoreFacts(Store store, Background background) {
    this.store = store;
    this.background = background;
  }

  /** What was read last; null before. */
  ReadOnlyObjectProperty<@Nullable Facts> factsProperty() {
    return facts.getReadOnlyProperty();
  }

  /** Whether it is being read. */
  ReadOnlyBooleanProperty readingProperty() {
    return reading.getReadOnlyProperty();
  }

  /** Reads it again. */
  void read() {
    giveUp();
    int mine = asked;
    reading.set(true);
    running =
        background
            .work(Texts.text("store.reading"), this::look)
            .lengthy()
            .onSuccess(
                found -> {
                  if (mine == asked) {
                    facts.set(found);
                  }
                })
            .onFailure(CancellationException.class, given -> {})
            .andFinally(
                () -> {
                  if (mine == asked) {
                    reading.set(false);
                  }
                })
            .start();
  }

  /** Nobody looks any more. */
  void giveUp() {
    asked++;
    reading.set(false);
    if (running != null) {
      running.cancel();
    }
  }

  private Facts look() {
    List<KeptStoreFile> kept = KeptStoreFile.beside(store.file());
    String instead = store.instead();
    String trouble = store.care().trouble();
    String said =
        instead != null
            ? Texts.text("store.trouble.instead", instead)
            : trouble == null ? "" : trouble;
    try {
      return new Facts(store.care().sizes(), said, kept);
    } catch (StoreException unreadable) {
      return new Facts(null, String.valueOf(unreadable.getMessage()), kept);
    }
  }
}
