package dev.sage.console.tour;

import dev.sage.console.Panels;
import dev.sage.console.shell.Action;
import dev.sage.console.shell.PanelId;
import dev.sage.console.shell.Shell;
import dev.sage.llm.ChatRequest;
import dev.sage.llm.Message;
import dev.sage.workbench.SimulatedSide;
import dev.sage.workbench.Workbench;
import dev.sage.workbench.compare.CellListener;
import dev.sage.workbench.compare.CompareRequest;
import dev.sage.workbench.compare.Comparison;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The stops that every tour makes: one at each panel. FX thread only. */
final class TourStops {
  private final Panels panels;
  private final Workbench workbench;
  private final Optional<SampleProject> sample;

  TourStops(Panels panels, Workbench workbench, Optional<SampleProject> sample) {
    this.panels = panels;
    this.workbench = workbench;
    this.sample = sample;
  }

  Panels consolePanels() {
    return panels;
  }

  List<Stop> panels() {
    // Begun first, looked at last: it takes its time, because silence is what it shows.
    Comparison bursts = begin("bursts");
    return List.of(
        home(),
        setup().checked("setup"),
        compare("compare", "clean"),
        streams("streams", bursts),
        timeline().few("timeline"),
        redaction().sample("redaction"),
        setup().settings("settings"));
  }

  SetupStops setup() {
    return new SetupStops(panels.setup(), workbench.simulator(), sample);
  }

  StreamsStops streams() {
    return new StreamsStops(panels.streams(), workbench.store());
  }

  StateStops states() {
    return new StateStops(panels, workbench);
  }

  HugeStops huge() {
    return new HugeStops(panels, workbench);
  }

  TimelineStops timeline() {
    return new TimelineStops(panels.timeline(), workbench.store(), this::begin);
  }

  LogStops log() {
    return new LogStops(panels, this::begin);
  }

  StoreStops store() {
    return new StoreStops(panels);
  }

  MatrixStops matrix() {
    return new MatrixStops(panels.compare(), workbench.home().folder());
  }

  RedactionStops redaction() {
    return new RedactionStops(panels.redaction(), workbench.home().folder());
  }

  Stop home() {
    return Stop.of("home", shell -> open(shell, PanelId.HOME));
  }

  /** A complete side-by-side run of a scenario. */
  Stop compare(String name, String scenario) {
    return Stop.of(
            name,
            shell -> {
              open(shell, PanelId.COMPARE);
              panels.compare().runWith(both(scenario), "");
            })
        .until(panels.compare()::idle);
  }

  /** A call looked into, its first silence selected. */
  Stop streams(String name, Comparison of) {
    return Stop.of(
            name,
            shell -> {
              open(shell, PanelId.STREAMS);
              panels.streams().open(of.cells().getFirst().callId());
            })
        .until(() -> of.over() && panels.streams().settled());
  }

  /** Asks for a scenario without a panel. */
  Comparison begin(String scenario) {
    List<String> models = List.of(SimulatedSide.OPENAI.provider() + "/" + scenario);
    ChatRequest request =
        ChatRequest.of(models.getFirst(), Message.user("Why do some streams stutter?"));
    return workbench.compare(CompareRequest.of(models, request), CellListener.NONE);
  }

  static List<String> both(String scenario) {
    return List.of(
        SimulatedSide.OPENAI.provider() + "/" + scenario,
        SimulatedSide.ANTHROPIC.provider() + "/" + scenario);
  }

  /** A stop at a panel, without what lay over it. */
  static Stop at(PanelId panel, String name, Consumer<Shell> action) {
    return Stop.of(
        name,
        shell -> {
          open(shell, panel);
          action.accept(shell);
        });
  }

  /** Does what a menu or a key does; nothing where it can't be done. */
  static void perform(Shell shell, String id) {
    shell.actions().find(id).ifPresent(Action::perform);
  }

  static void open(Shell shell, PanelId panel) {
    shell.services().overlays().closeAll();
    shell.services().navigator().open(panel);
  }
}
