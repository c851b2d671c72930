package dev.sage.workbench;

import dev.sage.llm.Llm;
import dev.sage.llm.ModelInfo;
import dev.sage.llm.config.Config;
import dev.sage.llm.provider.Endpoint;
import dev.sage.llm.redaction.Redactor;
import dev.sage.llm.redaction.Sink;
import dev.sage.simulator.Simulator;
import dev.sage.workbench.compare.CellListener;
import dev.sage.workbench.compare.CompareRequest;
import dev.sage.workbench.compare.Comparison;
import dev.sage.workbench.log.LogChoice;
import dev.sage.workbench.log.LogSettings;
import dev.sage.workbench.log.ProgramLog;
import dev.sage.workbench.otlp.OtlpDesk;
import dev.sage.workbench.redaction.RedactionDesk;
import dev.sage.workbench.secret.Passphrase;
import dev.sage.workbench.secret.SecretStores;
import dev.sage.workbench.setup.Setup;
import dev.sage.workbench.setup.SetupDesk;
import dev.sage.workbench.store.RetentionRules;
import dev.sage.workbench.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a front end needs, opened once: the client, the store, the simulator and what
 * ties them together. Thread-safe.
 */
public final class Workbench implements AutoCloseable {

  private final Home home;
  private final Redactor redactor;
  private final Outbound outbound;
  private final @Nullable Store store;
  private final @Nullable Simulator simulator;
  private final WorkbenchOptions options;
  private final SecretStores secrets;
  private final RedactionDesk redaction;
  private final OtlpDesk otlp;
  private final ProgramLog log;
  private final Clients clients;
  private final Runs runs;
  private final ConfigNotices announced;
  private LogSettings logged;

  private Workbench(
      WorkbenchOptions options,
      SecretStores secrets,
      RedactionDesk redaction,
      @Nullable Store store,
      @Nullable Simulator simulator) {
    this.home = options.home();
    this.redactor = redaction.redactor();
    this.outbound = new Outbound();
    this.store = store;
    this.simulator = simulator;
    this.options = options;
    this.secrets = secrets;
    this.redaction = redaction;
    this.otlp =
        new OtlpDesk(
            redactor,
            redaction::exported,
            () -> CallCosts.prices(home),
            options.notices(),
            outbound::count);
    this.clients = new Clients(options, secrets, redactor, outbound, otlp, store, simulator);
    this.runs = new Runs(home, redaction, store, clients);
    this.announced = new ConfigNotices(options.notices());
    this.logged = LogSettings.of(config());
    this.log = log(options.log());
    announced.problems(config());
    announced.levels(config());
    retain();
  }

  private ProgramLog log(@Nullable LogChoice choice) {
    return choice == null
        ? ProgramLog.none(home)
        : ProgramLog.open(
            home,
            choice.file(),
            redactor,
            () -> redaction.effective(Sink.LOG),
            choice.over(logged));
  }

  /**
   * A level that was changed meanwhile stays where the configuration says the same as before, and
   * what whoever started the program said goes before what files say.
   */
  private void logAnew() {
    var settings = LogSettings.of(config());
    if (!settings.equals(logged)) {
      var before = logged;
      logged = settings;
      var choice = options.log();
      if (choice != null) {
        log.change(choice.over(before), choice.over(settings));
      }
      announced.levels(config());
    }
  }

  private void retain() {
    if (store != null) {
      store.retain(RetentionRules.of(config()));
      store.search(config().storeSearch());
    }
  }

  /**
   * Opens a workbench.
   *
   * @throws WorkbenchException where the simulator can't be started, an unreadable recording say
   * @throws dev.sage.workbench.store.StoreException where a newer Sage or another program wrote the
   *     store
   */
  public static Workbench open(WorkbenchOptions options) {
    var secrets = SecretStores.of(options.home(), options.environment(), Passphrase.NOBODY);
    var redaction =
        RedactionDesk.open(options.home(), options.environment(), secrets, options.store());
    redaction.problems().forEach(options.notices());
    // Beside the store: each takes a good part of a start.
    var starting = new SimulatorStart(options.simulator());
    Store store = null;
    try {
      store =
          options.store()
              ? Store.open(
                  options.home(),
                  redaction.redactor(),
                  () -> redaction.effective(Sink.STORE),
                  options.notices())
              : null;
      if (store != null) {
        store.expectCalls();
      }
      return new Workbench(options, secrets, redaction, store, starting.simulator());
    } catch (RuntimeException | Error e) {
      starting.close();
      if (store != null) {
        store.close();
      }
      throw e;
    }
  }

  public Home home() {
    return home;
  }

  /** The client by the configuration as it was read last. */
  public Llm llm() {
    return clients.latest().llm();
  }

  /** The configuration as it was read last. */
  public Config config() {
    return clients.latest().config();
  }

  /** Where keys are kept. */
  public SecretStores secrets() {
    return secrets;
  }

  /** Setting providers up. */
  public SetupDesk setup() {
    return new Setup(this);
  }

  /** Reads the configuration anew, with the same profile, and what was chosen of redaction. */
  public synchronized void reload() {
    redaction.reload();
    clients.read();
    logAnew();
    retain();
  }

  /**
   * Reads the configuration anew; calls that run go on as they began.
   *
   * @param profile the profile to use; null for the one that files and environment choose
   */
  public synchronized void reload(@Nullable String profile) {
    clients.read(profile);
    logAnew();
    retain();
  }

  /**
   * The store.
   *
   * @throws IllegalStateException where the workbench was opened without
   */
  public Store store() {
    if (store == null) {
      throw new IllegalStateException("this workbench was opened without a store");
    }
    return store;
  }

  /** The embedded simulator; empty where the workbench was opened without. */
  public Optional<Simulator> simulator() {
    return Optional.ofNullable(simulator);
  }

  /** What everything passes before it leaves the program. */
  public Redactor redactor() {
    return redactor;
  }

  /** What is logged in this process. */
  public ProgramLog log() {
    return log;
  }

  /** What the person chose of redaction. */
  public RedactionDesk redaction() {
    return redaction;
  }

  /** Whether calls are exported, and how that goes. */
  public OtlpDesk otlp() {
    return otlp;
  }

  /** To which hosts connections were made, and how many. */
  public Outbound outbound() {
    return outbound;
  }

  /**
   * The models that a provider offers.
   *
   * @throws dev.sage.llm.LlmException where it can't be asked
   */
  public List<ModelInfo> models(String provider) {
    var found = llm().models(provider);
    config().find(provider).map(Endpoint::baseUrl).ifPresent(outbound::count);
    return found;
  }

  /** What can be asked. */
  public Targets targets() {
    return clients.latest().targets();
  }

  /**
   * Plays a recording in the embedded simulator from now on, or each recording in a folder of them.
   *
   * @return what can be asked for them
   * @throws WorkbenchException where there is no simulator, or a recording can't be read
   */
  public List<Target> play(Path folder) {
    if (simulator == null) {
      throw new WorkbenchException("A recording needs the simulator, which was left out.", null);
    }
    try {
      return simulator.play(folder).stream().map(Targets::recording).toList();
    } catch (IOException e) {
      throw new WorkbenchException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Begins a side-by-side run; its calls are stored as one run. */
  public Comparison compare(CompareRequest request, CellListener listener) {
    return prepare(request, listener).start();
  }

  /**
   * A side-by-side run that has not begun: to go on with one that was interrupted, by asking what
   * is missing of it.
   *
   * @throws WorkbenchException where it has a cap and the person's price file is wrong
   */
  public Comparison prepare(CompareRequest request, CellListener listener) {
    return runs.prepare(request, listener);
  }

  /**
   * Ends the simulator, the export when everything is sent or its time is over, and the store when
   * everything is written.
   */
  @Override
  public void close() {
    clients.close();
    if (simulator != null) {
      simulator.close();
    }
    otlp.close();
    if (store != null) {
      store.close();
    }
    log.close();
  }
}
