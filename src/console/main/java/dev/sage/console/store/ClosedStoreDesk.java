package dev.sage.console.store;

import dev.sage.console.shell.Action;
import dev.sage.console.shell.Services;
import dev.sage.workbench.PrivateFiles;
import dev.sage.workbench.store.StoreException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import javafx.geometry.Pos;
import org.jspecify.annotations.Nullable;

/** Opens the page of a store that can't be opened. FX thread only. */
public final class ClosedStoreDesk {
  private final Services services;
  private final Path file;
  private final StoreException why;
  private final UnaryOperator<String> redact;
  private final Action look;
  private @Nullable ClosedStoreSheet sheet;

  /**
   * A desk with its action in the window.
   *
   * @param file of the store
   * @param redact takes secrets out of what is said
   */
  public ClosedStoreDesk(
      Services services, Path file, StoreException why, UnaryOperator<String> redact) {
    this.services = services;
    this.file = file;
    this.why = why;
    this.redact = redact;
    this.look = Action.of(Action.STORE, Action.Category.WINDOW, this::toggle);
    services.actions().add(look);
  }

  /** Opens the page, or closes it. */
  public Action look() {
    return look;
  }

  private void toggle() {
    ClosedStoreSheet shown = sheet;
    if (shown != null && shown.getScene() != null) {
      services.overlays().close(shown);
      return;
    }
    ClosedStoreSheet built =
        new ClosedStoreSheet(
            file,
            why,
            redact.apply(String.valueOf(why.getMessage())),
            () -> StoreFiles.SYSTEM.reveal(services, PrivateFiles.folderOf(file)),
            this::toggle);
    sheet = built;
    services.overlays().show(built, Pos.CENTER, built.first());
  }
}
