package dev.sage.console.streams.list;

import dev.sage.workbench.store.StoredCall;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** A line of the list: stays the same object while its call goes on. FX thread only. */
public final class CallRow {
  private final ReadOnlyObjectWrapper<StoredCall> call;

  CallRow(StoredCall first) {
    call = new ReadOnlyObjectWrapper<>(first);
  }

  public StoredCall call() {
    return call.get();
  }

  ReadOnlyObjectProperty<StoredCall> callProperty() {
    return call.getReadOnlyProperty();
  }

  void update(StoredCall now) {
    if (!now.equals(call.get())) {
      call.set(now);
    }
  }

  public String id() {
    return call().id();
  }

  long number() {
    return call().number();
  }
}
