package dev.sage.console;

import dev.sage.console.compare.ComparePanel;
import dev.sage.console.deletion.CallDeletion;
import dev.sage.console.home.FolderChooser;
import dev.sage.console.home.HomeContent;
import dev.sage.console.home.HomePanel;
import dev.sage.console.home.Scenario;
import dev.sage.console.log.LogDesk;
import dev.sage.console.redaction.CaptureButton;
import dev.sage.console.redaction.CaptureChoice;
import dev.sage.console.redaction.CaptureView;
import dev.sage.console.redaction.RedactionPanel;
import dev.sage.console.redaction.TextFileChooser;
import dev.sage.console.settings.SettingsPanel;
import dev.sage.console.setup.SetupPanel;
import dev.sage.console.shell.Notices;
import dev.sage.console.shell.Panel;
import dev.sage.console.shell.PanelId;
import dev.sage.console.shell.Services;
import dev.sage.console.store.StoreDesk;
import dev.sage.console.store.StoreFiles;
import dev.sage.console.streams.StreamsPanel;
import dev.sage.console.streams.list.StreamFiles;
import dev.sage.console.streams.reading.FrameFormats;
import dev.sage.console.streams.request.RequestReading;
import dev.sage.console.text.Texts;
import dev.sage.console.timeline.TimelinePanel;
import dev.sage.workbench.KeyFound;
import dev.sage.workbench.Workbench;
import dev.sage.workbench.prompt.AskedPrompt;
import dev.sage.workbench.store.PendingDeletion;
import dev.sage.workbench.store.Store;
import dev.sage.workbench.store.StoredCall;
import dev.sage.workbench.timeline.Timeline;
import java.time.InstantSource;
import java.util.List;
import javafx.application.Platform;

/** The panels of one window, made from the workbench and tied to each other. FX thread only. */
public final class Panels {
  private final Services services;
  private final Store store;
  private final LogDesk log;
  private final ComparePanel compare;
  private final HomePanel home;
  private final StreamsPanel streams;
  private final TimelinePanel timeline;
  private final SetupPanel setup;
  private final RedactionPanel redaction;
  private final SettingsPanel settings;
  private final StoreDesk storeDesk;

  /**
   * Makes the panels.
   *
   * @param pending what waits to be deleted from the store of the workbench
   */
  public Panels(Services services, Workbench workbench, PendingDeletion pending) {
    this(
        services,
        workbench,
        pending,
        FolderChooser.SYSTEM,
        FolderChooser.PROMPTS,
        TextFileChooser.SYSTEM,
        StreamFiles.SYSTEM,
        StoreFiles.SYSTEM);
  }

  Panels(
      Services services,
      Workbench workbench,
      PendingDeletion pending,
      FolderChooser chooser,
      FolderChooser prompts,
      TextFileChooser files,
      StreamFiles streamFiles,
      StoreFiles storeFiles) {
    this.services = services;
    this.store = workbench.store();
    CallDeletion deletion = new CallDeletion(services, workbench.store(), pending);
    log = new LogDesk(workbench.log(), services);
    compare = new ComparePanel(services, workbench, prompts, this::openCall, this::setUp);
    setup = new SetupPanel(services, workbench.setup(), this::configured);
    Doors doors = new Doors(services, workbench, compare, setup, this::openFiles);
    FrameFormats formats = new FrameFormats(workbench.llm());
    streams =
        new StreamsPanel(
            services,
            workbench.store(),
            formats,
            InstantSource.system(),
            new StreamsPanel.Playback(
                workbench.home().folder().resolve("playback"), doors::openRecording),
            streamFiles,
            log::openCall,
            this::openInCompare,
            deletion);
    timeline =
        new TimelinePanel(
            services,
            workbench.store(),
            Timeline.of(workbench.store()),
            formats,
            InstantSource.system(),
            new TimelinePanel.Doors(
                this::openCall,
                this::openRequest,
                this::openInCompare,
                log::openCall,
                doors::runSample,
                deletion));
    CaptureChoice capture = new CaptureChoice(workbench.redaction(), Platform::runLater);
    CaptureButton captureButton = new CaptureButton(capture, services.overlays());
    services.foot().add(captureButton);
    redaction =
        new RedactionPanel(services, workbench, streams::current, files, captureButton::open);
    settings =
        new SettingsPanel(
            services, workbench, setup::keep, new CaptureView(capture, "settings-capture"));
    storeDesk = new StoreDesk(services, workbench, storeFiles, capture, deletion, setup::keep);
    home = new HomePanel(homeContent(workbench), doors, chooser);
    StatusFeed.start(workbench, services);
  }

  /** All of them. */
  public List<Panel> all() {
    return List.of(home, setup, compare, streams, timeline, redaction, settings);
  }

  /** The log over all of them. */
  public LogDesk log() {
    return log;
  }

  /** What looks after the store, over all of them. */
  public StoreDesk store() {
    return storeDesk;
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

  /** The panel Timeline. */
  public TimelinePanel timeline() {
    return timeline;
  }

  /** The configuration has been read again. */
  private void configured() {
    compare.refresh();
    settings.refresh();
    storeDesk.refresh();
  }

  /** Asks for files with streams, where they are shown. */
  private void openFiles() {
    services.navigator().open(PanelId.STREAMS);
    streams.chooseFiles();
  }

  private void setUp(String provider) {
    setup.open(provider);
  }

  private void openCall(String callId) {
    services.navigator().open(PanelId.STREAMS);
    streams.open(callId);
  }

  private void openRequest(String callId) {
    services.navigator().open(PanelId.STREAMS);
    streams.openRequest(callId);
  }

  /** Its run, or a prompt that asks what it asked. */
  private void openInCompare(StoredCall call) {
    String run = call.runId();
    if (run != null) {
      services.navigator().open(PanelId.COMPARE);
      compare.openRun(run);
      return;
    }
    services
        .background()
        .work(
            Texts.text("streams.request.reading"),
            () -> AskedPrompt.of(RequestReading.asked(store, call).request()))
        .onSuccess(this::ask)
        .start();
  }

  private void ask(AskedPrompt asked) {
    services.navigator().open(PanelId.COMPARE);
    compare.show(asked.prompt());
    services
        .notices()
        .show(Notices.Kind.INFO, Texts.text("streams.request.compared", asked.leftOut()));
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
