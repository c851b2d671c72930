package dev.sage.console.tour;

import dev.sage.console.Panels;
import dev.sage.console.shell.PanelId;
import dev.sage.console.shell.Shell;
import dev.sage.workbench.compare.Comparison;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Toggle;
import org.slf4j.LoggerFactory;

/** The log over a panel: all of it, of one call, with levels, and where there is nothing. */
final class LogStops {
  private final Panels panels;
  private final Function<String, Comparison> begin;

  LogStops(Panels panels, Function<String, Comparison> begin) {
    this.panels = panels;
    this.begin = begin;
  }

  List<Stop> all() {
    AtomicReference<Comparison> asked = new AtomicReference<>();
    return List.of(
        stop(
                "log-live",
                shell -> {
                  asked.set(begin.apply("rate-limit"));
                  LoggerFactory.getLogger(LogStops.class)
                      .warn("A made-up warning", new IOException("a made-up cause"));
                  shell.actions().find("window.log").ifPresent(log -> log.perform());
                })
            .until(() -> asked.get().over() && panels.log().settled()),
        stop("log-call", shell -> panels.log().openCall(callOf(asked)))
            .until(panels.log()::settled),
        Stop.of("log-levels", shell -> toggle(shell, "#log-levels-shown")),
        stop(
                "log-nothing",
                shell -> {
                  panels.log().openCall("019a0000-0000-7000-8000-000000000000");
                  toggle(shell, "#log-levels-shown");
                })
            .until(panels.log()::settled));
  }

  private static String callOf(AtomicReference<Comparison> asked) {
    return asked.get().cells().getFirst().callId();
  }

  private static void toggle(Shell shell, String button) {
    Node node = shell.scene().lookup(button);
    if (node instanceof Toggle toggle) {
      toggle.setSelected(!toggle.isSelected());
    }
  }

  private static Stop stop(String name, Consumer<Shell> what) {
    return TourStops.at(PanelId.TIMELINE, name, what);
  }
}
