package dev.sage.console.tour;

import dev.sage.console.compare.ComparePanel;
import dev.sage.console.compare.answer.ColumnModel;
import dev.sage.console.shell.PanelId;
import dev.sage.console.shell.Shell;
import dev.sage.workbench.prompt.Assertion;
import java.util.List;
import java.util.function.Consumer;

/** What can be done with the columns of Compare. FX thread only. */
final class ColumnStops {
  private final ComparePanel panel;

  ColumnStops(ComparePanel panel) {
    this.panel = panel;
  }

  List<Stop> all() {
    return List.of(
        run("compare-to-pin", List.of("sim-openai/clean", "sim-anthropic/clean")),
        stop("compare-difference", shell -> TourStops.perform(shell, "compare.column.pin")),
        stop("compare-only-different", this::onlyDifferent),
        stop("compare-assertions-failed", this::expect),
        stop("compare-own-parameters", this::ownParameters),
        run("compare-to-go-on", List.of("sim-openai/tool", "sim-anthropic/clean")),
        stop("compare-going-on", this::goOn),
        stop("compare-conversation", this::send),
        stop(
            "compare-conversation-edited",
            shell -> TourStops.perform(shell, "compare.column.turns")));
  }

  private void onlyDifferent(Shell shell) {
    TourStops.perform(shell, "compare.column.pin");
    TourStops.perform(shell, "compare.column.only");
  }

  private void expect(Shell shell) {
    TourStops.perform(shell, "compare.column.only");
    panel.expect(
        List.of(
            new Assertion(Assertion.Kind.CONTAINS, "server-sent events"),
            new Assertion(Assertion.Kind.MATCHES, "[a-z]+"),
            new Assertion(Assertion.Kind.MAX_TOKENS, "100"),
            new Assertion(Assertion.Kind.MAX_COST, "$0.01")));
  }

  private void ownParameters(Shell shell) {
    panel.expect(List.of());
    TourStops.perform(shell, "compare.column.parameters");
  }

  /** In the first of the two, which called a tool and waits for its result. */
  private void goOn(Shell shell) {
    ColumnModel column = panel.board().currentProperty().get();
    if (column != null && !column.letter().equals("A")) {
      TourStops.perform(shell, "compare.column.next");
    }
    TourStops.perform(shell, "compare.column.continue");
  }

  private void send(Shell shell) {
    ColumnModel column = panel.board().currentProperty().get();
    if (column != null && !column.reply().results().isEmpty()) {
      column.reply().results().getFirst().text().set("{\"written\": true}");
      panel.board().send(column);
    }
  }

  private Stop run(String name, List<String> targets) {
    return stop(name, shell -> panel.runWith(targets, ""));
  }

  private Stop stop(String name, Consumer<Shell> action) {
    return TourStops.at(PanelId.COMPARE, name, action).until(panel::idle);
  }
}
