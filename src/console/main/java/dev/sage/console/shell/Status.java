package dev.sage.console.shell;

import java.util.concurrent.Executor;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;

/** What the status bar tells. Properties belong to the FX thread. */
public final class Status {
  private final IntegerProperty running = new SimpleIntegerProperty();
  private final LongProperty storeBytes = new SimpleLongProperty(-1);
  private final ObservableMap<String, Integer> connections =
      FXCollections.observableMap(new java.util.TreeMap<>());
  private final Executor ui;

  /**
   * Nothing runs, nothing is known.
   *
   * @param ui runs a task on the FX thread
   */
  public Status(Executor ui) {
    this.ui = ui;
  }

  /** Calls that run now. */
  public IntegerProperty runningProperty() {
    return running;
  }

  /** Size of the store in bytes; negative while unknown. */
  public LongProperty storeBytesProperty() {
    return storeBytes;
  }

  /** Outbound connections since the start, counted by host, in the order of their names. */
  public ObservableMap<String, Integer> connections() {
    return FXCollections.unmodifiableObservableMap(connections);
  }

  ObservableMap<String, Integer> counted() {
    return connections;
  }

  /** Counts one outbound connection. Any thread. */
  public void connected(String host) {
    ui.execute(() -> connections.merge(host, 1, Integer::sum));
  }
}
