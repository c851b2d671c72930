package dev.sage.simulator.internal.fault;

import dev.sage.simulator.internal.http.HttpHandler.Admission;
import dev.sage.simulator.internal.http.RawAnswer;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Does to connections what the scripts want done before a request is read. Thread-safe. */
public final class FaultDoor {
  private final List<FaultScript> scripts;
  private final AtomicInteger connections = new AtomicInteger();

  FaultDoor(List<FaultScript> scripts) {
    this.scripts = scripts;
  }

  /** Whether nothing is to listen at all. */
  public boolean refuses() {
    return scripts.stream()
        .flatMap(script -> script.at(Moment.Place.CONNECTION).stream())
        .anyMatch(Fault.Refuse.class::isInstance);
  }

  /** Lets a connection in, or not. */
  public Admission admit(RawAnswer connection) throws IOException, InterruptedException {
    int number = connections.incrementAndGet();
    for (var script : scripts) {
      if (script.requests() > 0 && number > script.requests()) {
        continue;
      }
      for (var fault : script.at(Moment.Place.CONNECTION)) {
        switch (fault) {
          case Fault.Delay(int millis) -> Thread.sleep(millis);
          case Fault.Stall() -> {
            return Admission.HOLD;
          }
          case Fault.Reset() -> {
            connection.reset();
            return Admission.END;
          }
          default -> {
            return Admission.END;
          }
        }
      }
    }
    return Admission.SERVE;
  }
}
