package dev.sage.console.tour;

import dev.sage.console.redaction.RedactionPanel;
import dev.sage.console.shell.PanelId;
import dev.sage.console.shell.Shell;
import dev.sage.llm.redaction.Sink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** The states of the panel Redaction, and presentation mode. FX thread only. */
final class RedactionStops {
  private static final int SELECTED = 2;

  private final RedactionPanel panel;
  private final Path folder;

  /**
   * The stops.
   *
   * @param folder where a file for a picture may be written
   */
  RedactionStops(RedactionPanel panel, Path folder) {
    this.panel = panel;
    this.folder = folder;
  }

  /** Findings of many kinds. */
  Stop sample(String name) {
    return stop(
        name,
        shell -> {
          panel.choose(Sink.EXPORT);
          panel.lookAtSample();
        });
  }

  List<Stop> all() {
    return List.of(
        stop("redaction-empty", shell -> panel.look("")),
        sample("redaction"),
        stop("redaction-selected", shell -> panel.select(SELECTED)),
        stop("redaction-log", shell -> panel.choose(Sink.LOG)),
        stop("redaction-policy-changed", this::change),
        stop("redaction-none", shell -> panel.look("Which colour has the sky at noon?\n")),
        stop("redaction-rule", shell -> write("ticket", "[A-Z]{2,6}-[0-9]{2,}")),
        stop("redaction-rule-wrong", shell -> write("ticket", "TICKET-([0-9]{6}")),
        stop(
            "redaction-own-rule",
            shell -> {
              TourStops.perform(shell, "redaction.leave");
              write("ticket", "TICKET-[0-9]{3,6}");
              TourStops.perform(shell, "redaction.keep-rule");
            }),
        stop("redaction-call", shell -> TourStops.perform(shell, "redaction.call")),
        stop("redaction-file-refused", shell -> panel.look(binary())),
        stop("redaction-self-test", shell -> TourStops.perform(shell, "redaction.test")),
        capture(),
        presenting("presenting-compare", PanelId.COMPARE, true),
        presenting("presenting-streams", PanelId.STREAMS, false),
        presenting("presenting-redaction", PanelId.REDACTION, false),
        Stop.of("presenting-over", shell -> present(shell, PanelId.COMPARE, true)));
  }

  private Stop stop(String name, Consumer<Shell> action) {
    return TourStops.at(PanelId.REDACTION, name, action).until(panel::settled);
  }

  private static Stop capture() {
    return Stop.of(
        "capture",
        shell -> {
          TourStops.open(shell, PanelId.REDACTION);
          TourStops.perform(shell, "redaction.capture");
        });
  }

  private static Stop presenting(String name, PanelId where, boolean toggle) {
    return Stop.of(name, shell -> present(shell, where, toggle));
  }

  private static void present(Shell shell, PanelId where, boolean toggle) {
    TourStops.open(shell, where);
    if (toggle) {
      TourStops.perform(shell, "window.present");
    }
  }

  private void change(Shell shell) {
    panel.choose(Sink.EXPORT);
    panel.keep("email");
    panel.keep("aws-access-key-id");
  }

  private void write(String name, String pattern) {
    panel.look(
        """
        Fix TICKET-482913 before TICKET-482914; both block UX-77.
        Marta asked about TICKET-500001 on Monday.
        """);
    panel.writeRule(name, pattern);
  }

  private Path binary() {
    try {
      return Files.write(folder.resolve("photo.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 0});
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
