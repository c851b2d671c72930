package dev.sage.workbench;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Llm;
import dev.sage.llm.ModelInfo;
import dev.sage.llm.config.Config;
import dev.sage.llm.config.ConfigCode;
import dev.sage.llm.config.ConfigProblem;
import dev.sage.llm.provider.Endpoint;
import dev.sage.llm.redaction.Redactor;
import dev.sage.llm.redaction.Sink;
import dev.sage.simulator.Simulator;
import dev.sage.simulator.SimulatorOptions;
import dev.sage.workbench.compare.CellListener;
import dev.sage.workbench.compare.CompareRequest;
import dev.sage.workbench.compare.CompareTarget;
import dev.sage.workbench.compare.Comparison;
import dev.sage.workbench.compare.Pricing;
import dev.sage.workbench.log.LogChoice;
import dev.sage.workbench.log.LogSettings;
import dev.sage.workbench.log.ProgramLog;
import dev.sage.workbench.otlp.OtlpDesk;
import dev.sage.workbench.redaction.RedactionDesk;
import dev.sage.workbench.secret.Passphrase;
import dev.sage.workbench.secret.SecretStores;
import dev.sage.workbench.setup.Setup;
import dev.sage.workbench.setup.SetupDesk;
import dev.sage.workbench.store.Placement;
import dev.sage.workbench.store.RetentionRules;
import dev.sage.workbench.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a front end needs, opened once: the client, the store, the simulator and what
 * ties them together. Thread-safe.
 */
public final class Workbench implements AutoCloseable {

  private static final int KEPT_CLIENTS = 3;

  /** A keychain that takes longer does without: its values are known a little later. */
  private static final Duration KEPT_VALUES = Duration.ofSeconds(2);

  private static final Set<ConfigCode> WHEN_NEEDED =
      EnumSet.of(ConfigCode.KEY_MISSING, ConfigCode.REFERENCE_VARIABLE);

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
  private final List<Llm> clients = new CopyOnWriteArrayList<>();
  private @Nullable String profile;
  private LogSettings logged;
  private volatile Client client;

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
    this.otlp = new OtlpDesk(redactor, redaction::exported, options.notices(), outbound::count);
    this.client = client(options.profile());
    this.logged = LogSettings.of(client.config());
    this.log = log(options.log());
    announce(client.config(), options.notices());
    announceLevels(client.config(), options.notices());
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
    var settings = LogSettings.of(client.config());
    if (!settings.equals(logged)) {
      var before = logged;
      logged = settings;
      var choice = options.log();
      if (choice != null) {
        log.change(choice.over(before), choice.over(settings));
      }
      announceLevels(client.config(), options.notices());
    }
  }

  private void retain() {
    if (store != null) {
      store.retain(RetentionRules.of(client.config()));
      store.search(client.config().storeSearch());
    }
  }

  /** A configuration and what was made of it. */
  private record Client(Config config, Llm llm, Targets targets) {}

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
    var store =
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
    try {
      return new Workbench(options, secrets, redaction, store, start(options.simulator()));
    } catch (RuntimeException e) {
      if (store != null) {
        store.close();
      }
      throw e;
    }
  }

  private static @Nullable Simulator start(@Nullable SimulatorOptions options) {
    try {
      return options == null ? null : Simulator.start(options);
    } catch (IOException e) {
      throw new WorkbenchException("The simulator can't start: " + e.getMessage(), e);
    }
  }

  private Client client(@Nullable String profile) {
    this.profile = profile;
    var config = Config.load(options.withProfile(profile).sources(secrets).withCall(sessionKeys()));
    config.tell(redactor);
    var llm = llm(config);
    clients.add(llm);
    retire();
    return new Client(config, llm, new Targets(llm, simulator, config));
  }

  /** Clients of earlier configurations end when nothing runs; the last may just be in a hand. */
  private void retire() {
    while (clients.size() > KEPT_CLIENTS && outbound.running() == 0) {
      clients.removeFirst().close();
    }
  }

  /** What stands in the way is said at once; a key that is missing only when it is needed. */
  private static void announce(Config config, Consumer<String> notices) {
    var errors =
        config.problems().stream()
            .filter(problem -> problem.severity() == ConfigProblem.Severity.ERROR)
            .filter(problem -> !WHEN_NEEDED.contains(problem.code()))
            .toList();
    if (!errors.isEmpty()) {
      var first = errors.getFirst();
      var where = first.where();
      notices.accept(
          "%s (%s%s)%s. \"sage config\" shows what to do."
              .formatted(
                  first.summary(),
                  first.code().id(),
                  where == null ? "" : ", " + where.shown(),
                  errors.size() == 1 ? "" : ", and %d more".formatted(errors.size() - 1)));
    }
  }

  private static void announceLevels(Config config, Consumer<String> notices) {
    for (String wrong : LogSettings.notUnderstood(config)) {
      notices.accept(
          "log.levels has \"%s\", which is no level and is left out. Write a package and trace, debug, info, warn or error: dev.sage.llm=debug."
              .formatted(wrong));
    }
  }

  /** Keys of this session are named in no file: they are said for each call. */
  private Map<String, String> sessionKeys() {
    var keys = new HashMap<String, String>();
    for (String name : secrets.session().names()) {
      if (name.endsWith("/" + Setup.SESSION)) {
        String provider = name.substring(0, name.indexOf('/'));
        secrets
            .session()
            .find(name)
            .ifPresent(key -> keys.put("providers." + provider + ".apiKey", key.reveal()));
      }
    }
    return keys;
  }

  private Llm llm(Config config) {
    var builder = Llm.builder().config(config).redactor(redactor).tap(outbound.tap());
    options.endpoints().forEach(builder::endpoint);
    if (store != null) {
      builder.tap(store.tap());
    }
    otlp.tap(config).ifPresent(builder::tap);
    if (simulator != null) {
      for (var side : SimulatedSide.values()) {
        builder.endpoint(side.endpoint(simulator));
      }
    }
    return builder.build();
  }

  public Home home() {
    return home;
  }

  /** The client by the configuration as it was read last. */
  public Llm llm() {
    return client.llm();
  }

  /** The configuration as it was read last. */
  public Config config() {
    return client.config();
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
    client = client(profile);
    logAnew();
    retain();
  }

  /**
   * Reads the configuration anew; calls that run go on as they began.
   *
   * @param profile the profile to use; null for the one that files and environment choose
   */
  public synchronized void reload(@Nullable String profile) {
    client = client(profile);
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
    return client.targets();
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
    redaction.awaitKept(KEPT_VALUES);
    var llm = llm();
    return Comparison.prepare(
        (cell, asked) -> {
          if (store != null) {
            store.place(
                cell.callId(),
                new Placement(request.runId(), cell.column(), cell.row(), cell.repetition()));
          }
          return llm.stream(asked);
        },
        clean(request),
        pricing(request),
        listener);
  }

  /** Without a cap too: it may get one when cells are asked again. */
  private Pricing pricing(CompareRequest request) {
    try {
      return new CallPricing(CallCosts.of(home));
    } catch (WorkbenchException e) {
      if (request.options().cap() != null) {
        throw e;
      }
      return Pricing.UNKNOWN;
    }
  }

  /** A key given as a model must go before the name is split: its halves look like no key. */
  private CompareRequest clean(CompareRequest request) {
    return request.withTargets(
        request.targets().stream()
            .map(
                target ->
                    new CompareTarget(redactor.redact(target.label()), row -> clean(target, row)))
            .toList());
  }

  private ChatRequest clean(CompareTarget target, int row) {
    var request = target.request(row);
    return request.withModel(redactor.redact(request.model()));
  }

  /**
   * Ends the simulator, the export when everything is sent or its time is over, and the store when
   * everything is written.
   */
  @Override
  public void close() {
    clients.forEach(Llm::close);
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
