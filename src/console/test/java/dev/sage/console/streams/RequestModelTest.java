package dev.sage.console.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.streams.request.RequestLook;
import dev.sage.console.streams.request.RequestModel;
import dev.sage.console.ui.UiThread;
import dev.sage.workbench.store.StoredCall;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RequestModelTest extends OverSampleCalls {
  private final UiThread ui = new UiThread();
  private final List<String> seen = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() {
    ui.close();
  }

  @Test
  void keeps_what_was_asked_until_it_knows_what_the_next_call_asked() throws Exception {
    StoredCall first = stored(calls.clean("first", 1));
    StoredCall second = stored(calls.clean("second", 1));
    RequestModel model =
        ui.on(() -> new RequestModel(calls.store(), ui.background(), ui.executor()));
    ui.run(() -> model.lookProperty().subscribe(look -> seen.add(name(look))));
    ui.run(() -> model.show(first));
    ui.await("the first", () -> model.current() != null);
    assertThat(
            ui.on(
                () -> {
                  model.show(second);
                  // It is still there, and nothing is to be done with it.
                  return name(model.lookProperty().get()) + ", " + name(model.current());
                }))
        .isEqualTo("first, none");
    ui.await("the second", () -> model.current() != null);
    ui.run(() -> model.show(null));
    assertThat(seen).containsExactly("none", "first", "second", "none");
  }

  private StoredCall stored(String id) throws InterruptedException {
    calls.flush();
    return calls.store().call(id).orElseThrow();
  }

  private static String name(@Nullable RequestLook look) {
    return look == null ? "none" : String.valueOf(look.call().model());
  }
}
