package dev.sage.console.streams.request;

import dev.sage.console.shell.Background;
import dev.sage.console.shell.Latest;
import dev.sage.console.shell.Patience;
import dev.sage.console.text.Texts;
import dev.sage.workbench.store.CallStatus;
import dev.sage.workbench.store.Store;
import dev.sage.workbench.store.StoredCall;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/**
 * What the call that is looked into asked, and whether that is shown instead of its frames. FX
 * thread only; it reads in the background.
 */
public final class RequestModel {
  private final Store store;
  private final Latest reading;
  private final Patience patience;
  private final ReadOnlyObjectWrapper<@Nullable RequestLook> look = new ReadOnlyObjectWrapper<>();
  private final BooleanProperty shown = new SimpleBooleanProperty();
  private @Nullable String id;
  private @Nullable CallStatus status;

  /**
   * A model without a call.
   *
   * @param ui runs a task on the FX thread
   */
  public RequestModel(Store store, Background background, Executor ui) {
    this.store = store;
    this.reading = new Latest(background);
    this.patience = new Patience(ui);
  }

  /**
   * What was asked; null where no call is shown, or where its request takes long to read. That of
   * the call before stays until then.
   */
  public ReadOnlyObjectProperty<@Nullable RequestLook> lookProperty() {
    return look.getReadOnlyProperty();
  }

  /** What was asked, unless it is still that of the call before. */
  public @Nullable RequestLook current() {
    RequestLook now = look.get();
    return now != null && now.call().id().equals(id) ? now : null;
  }

  /** Whether the request is shown instead of the frames. */
  public BooleanProperty shownProperty() {
    return shown;
  }

  /** Whether nothing is being read. */
  public boolean settled() {
    return reading.idle();
  }

  /** Shows what a call asked: it is read once, and once more when the call is over. */
  public void show(@Nullable StoredCall call) {
    String wanted = call == null ? null : call.id();
    CallStatus now = call == null ? null : call.status();
    if (Objects.equals(wanted, id) && now == status) {
      return;
    }
    if (wanted == null) {
      patience.end();
      look.set(null);
    } else if (!wanted.equals(id)) {
      patience.begin(() -> look.set(null));
    }
    id = wanted;
    status = now;
    if (wanted != null) {
      reading.ask(
          Texts.text("streams.request.reading"),
          () -> RequestReading.of(store, wanted),
          found -> came(wanted, found),
          failure -> {
            throw failure;
          });
    }
  }

  private void came(String wanted, Optional<RequestLook> found) {
    if (wanted.equals(id)) {
      patience.end();
      look.set(found.orElse(null));
    }
  }
}
