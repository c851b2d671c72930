package dev.sage.console;

import dev.sage.console.compare.ComparePanel;
import dev.sage.console.home.FolderChooser;
import dev.sage.console.home.HomeContent;
import dev.sage.console.home.HomePanel;
import dev.sage.console.home.Scenario;
import dev.sage.console.redaction.CaptureButton;
import dev.sage.console.redaction.CaptureChoice;
import dev.sage.console.redaction.CaptureView;
import dev.sage.console.redaction.RedactionPanel;
import dev.sage.console.redaction.TextFileChooser;
import dev.sage.console.settings.SettingsPanel;
import dev.sage.console.setup.SetupPanel;
import dev.sage.console.shell.Panel;
import dev.sage.console.shell.PanelId;
import dev.sage.console.shell.Services;
import dev.sage.console.streams.StreamsPanel;
import dev.sage.console.streams.reading.FrameFormats;
import dev.sage.workbench.KeyFound;
import dev.sage.workbench.Workbench;
import java.time.InstantSource;
import java.util.List;
import javafx.application.Platform;

/** The panels of one window, made from the workbench and tied to each other. FX thread only. */
public final class Panels {
  private final Services services;
  private final ComparePanel compare;
  private final HomePanel home;
  private final StreamsPanel streams;
  private final SetupPanel setup;
  private final RedactionPanel redaction;
  private final SettingsPanel settings;

  /** Makes the panels. */
  public Panels(Services services, Workbench workbench) {
    this(services, workbench, FolderChooser.SYSTEM, TextFileChooser.SYSTEM);
  }

  Panels(Services services, Workbench workbench, FolderChooser chooser, TextFileChooser files) {
    this.services = services;
    compare = new ComparePanel(services, workbench, this::openCall);
    streams =
        new StreamsPanel(
            services, workbench.store(), new FrameFormats(workbench.llm()), InstantSource.system());
    setup = new SetupPanel(services, workbench.setup(), this::configured);
    CaptureChoice capture = new CaptureChoice(workbench.redaction(), Platform::runLater);
    CaptureButton captureButton = new CaptureButton(capture, services.overlays());
    services.foot().add(captureButton);
    redaction =
        new RedactionPanel(services, workbench, streams::current, files, captureButton::open);
    settings =
        new SettingsPanel(
            services, workbench, setup::keep, new CaptureView(capture, "settings-capture"));
    home =
        new HomePanel(
            homeContent(workbench), new Doors(services, workbench, compare, setup), chooser);
    StatusFeed.start(workbench, services);
  }

  /** All of them. */
  public List<Panel> all() {
    return List.of(home, setup, compare, streams, redaction, settings);
  }

  /** The panel Compare. */
  public ComparePanel compare() {
    return compare;
  }

  /** The panel Setup. */
  public SetupPanel setup() {
    return setup;
  }

  /** The panel Redaction. */
  public RedactionPanel redaction() {
    return redaction;
  }

  /** The panel Streams. */
  public StreamsPanel streams() {
    return streams;
  }

  /** The configuration has been read again. */
  private void configured() {
    compare.refresh();
    settings.refresh();
  }

  private void openCall(String callId) {
    services.navigator().open(PanelId.STREAMS);
    streams.open(callId);
  }

  private static HomeContent homeContent(Workbench workbench) {
    return new HomeContent(
        workbench.simulator().stream()
            .flatMap(simulator -> simulator.scenarios().stream())
            .map(known -> new Scenario(known.model(), known.title(), known.explanation()))
            .toList(),
        workbench.targets().keys().stream().map(KeyFound::source).toList());
  }
}
