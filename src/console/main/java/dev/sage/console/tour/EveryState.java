package dev.sage.console.tour;

import dev.sage.console.shell.PanelId;
import dev.sage.console.shell.Shell;
import dev.sage.console.theme.ThemeChoice;
import dev.sage.workbench.SimulatedSide;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The stops of {@code --all}: every state of every panel, each in both themes. */
final class EveryState {
  private static final List<String> SCENARIOS =
      List.of(
          "clean",
          "bursts",
          "tool",
          "reasoning",
          "rate-limit",
          "error-after-200",
          "truncated",
          "role-only");

  private final TourStops stops;

  private EveryState(TourStops stops) {
    this.stops = stops;
  }

  static List<Stop> of(TourStops stops, ThemeChoice theme) {
    return inBoth(theme, new EveryState(stops).all());
  }

  /** Each stop in that theme, and once more in the other. */
  static List<Stop> inBoth(ThemeChoice theme, List<Stop> stops) {
    ThemeChoice other = theme == ThemeChoice.DARK ? ThemeChoice.LIGHT : ThemeChoice.DARK;
    return stops.stream()
        .flatMap(
            stop ->
                Stream.of(
                    new Stop(stop.name(), themed(theme, stop.action()), stop.until()),
                    Stop.of(
                        stop.name() + "-" + other.key(),
                        shell -> shell.themes().choiceProperty().set(other))))
        .toList();
  }

  private static Consumer<Shell> themed(ThemeChoice theme, Consumer<Shell> action) {
    return shell -> {
      shell.themes().choiceProperty().set(theme);
      action.accept(shell);
    };
  }

  private List<Stop> all() {
    List<Stop> all = new ArrayList<>();
    all.add(stops.home());
    all.add(
        Stop.of("streams-empty", shell -> TourStops.open(shell, PanelId.STREAMS))
            .until(stops.consolePanels().streams()::settled));
    all.add(stops.timeline().empty());
    all.add(Stop.of("compare-empty", shell -> TourStops.open(shell, PanelId.COMPARE)));
    for (String scenario : SCENARIOS) {
      all.add(stops.compare("compare-" + scenario, scenario));
      all.add(newest("streams-" + scenario));
      if (scenario.equals("bursts")) {
        all.addAll(stops.streams().all());
      }
    }
    // The scenarios are asked of two sides; what the others send looks different in Streams.
    for (SimulatedSide side :
        List.of(SimulatedSide.RESPONSES, SimulatedSide.GEMINI, SimulatedSide.OLLAMA)) {
      String target = side.provider() + "/reasoning";
      all.add(run("compare-" + side.provider(), List.of(target)));
      all.add(newest("streams-" + side.provider()));
    }
    all.add(
        run("compare-failed", List.of("anthropic/claude-sonnet-4-5", "sim-openai/no-such-model")));
    all.add(newest("streams-failed"));
    all.addAll(stops.states().all());
    all.add(run("compare-eight-columns", eight()));
    all.addAll(new ColumnStops(stops.consolePanels().compare()).all());
    all.addAll(stops.matrix().all());
    all.add(filtered());
    all.add(written("streams-filter-suggested", "-status:complete st"));
    all.add(written("streams-filter-wrong", "provider:sim-openai ttft>soon"));
    all.addAll(stops.setup().all());
    all.addAll(stops.redaction().all());
    all.addAll(ControlStops.all());
    all.add(action("palette", "window.palette"));
    all.add(action("keys", "window.keys"));
    all.add(action("problems", "window.problems"));
    all.addAll(stops.log().all());
    all.addAll(stops.store().all());
    all.addAll(new PromptStops(stops.consolePanels().compare()).all());
    // Last: it fills the store with the calls of a year.
    all.addAll(stops.timeline().all());
    return all;
  }

  private Stop run(String name, List<String> targets) {
    return Stop.of(
            name,
            shell -> {
              TourStops.open(shell, PanelId.COMPARE);
              stops.consolePanels().compare().runWith(targets, "");
            })
        .until(stops.consolePanels().compare()::idle);
  }

  /** Each side in turn. */
  private static List<String> eight() {
    SimulatedSide[] sides = SimulatedSide.values();
    return SCENARIOS.stream()
        .map(
            scenario ->
                sides[SCENARIOS.indexOf(scenario) % sides.length].provider() + "/" + scenario)
        .toList();
  }

  /** The call that was made last, looked into. */
  private Stop newest(String name) {
    return Stop.of(
            name,
            shell -> {
              TourStops.open(shell, PanelId.STREAMS);
              stops.consolePanels().streams().openNewest();
            })
        .until(stops.consolePanels().streams()::settled);
  }

  private Stop filtered() {
    return Stop.of(
            "streams-filtered",
            shell -> {
              TourStops.open(shell, PanelId.STREAMS);
              stops.consolePanels().streams().filter("ttft>1min");
            })
        .until(stops.consolePanels().streams()::settled);
  }

  private Stop written(String name, String filter) {
    return Stop.of(
            name,
            shell -> {
              TourStops.open(shell, PanelId.STREAMS);
              stops.consolePanels().streams().writeFilter(filter);
            })
        .until(stops.consolePanels().streams()::settled);
  }

  private Stop action(String name, String id) {
    return Stop.of(
        name,
        shell -> {
          TourStops.open(shell, PanelId.COMPARE);
          shell.actions().find(id).ifPresent(action -> action.perform());
        });
  }
}
