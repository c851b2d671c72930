package dev.sage.workbench;

import dev.sage.llm.Llm;
import dev.sage.llm.config.Config;
import dev.sage.llm.redaction.Redactor;
import dev.sage.simulator.Simulator;
import dev.sage.workbench.otlp.OtlpDesk;
import dev.sage.workbench.secret.SecretStores;
import dev.sage.workbench.setup.Setup;
import dev.sage.workbench.store.Store;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The clients of a workbench: one for each time the configuration was read. One thread at a time
 * has it read; the latest client may be asked for by any.
 */
final class Clients implements AutoCloseable {

  private static final int KEPT = 3;

  private final WorkbenchOptions options;
  private final SecretStores secrets;
  private final Redactor redactor;
  private final Outbound outbound;
  private final OtlpDesk otlp;
  private final @Nullable Store store;
  private final @Nullable Simulator simulator;
  private final List<Llm> made = new CopyOnWriteArrayList<>();
  private @Nullable String profile;
  private volatile Client latest;

  /** Reads the configuration for the first time. */
  Clients(
      WorkbenchOptions options,
      SecretStores secrets,
      Redactor redactor,
      Outbound outbound,
      OtlpDesk otlp,
      @Nullable Store store,
      @Nullable Simulator simulator) {
    this.options = options;
    this.secrets = secrets;
    this.redactor = redactor;
    this.outbound = outbound;
    this.otlp = otlp;
    this.store = store;
    this.simulator = simulator;
    this.profile = options.profile();
    this.latest = client();
  }

  /** A configuration and what was made of it. */
  record Client(Config config, Llm llm, Targets targets) {}

  /** By the configuration as it was read last. */
  Client latest() {
    return latest;
  }

  /** Reads the configuration anew, with the same profile. */
  void read() {
    latest = client();
  }

  /**
   * Reads the configuration anew.
   *
   * @param chosen the profile to use; null for the one that files and environment choose
   */
  void read(@Nullable String chosen) {
    profile = chosen;
    latest = client();
  }

  private Client client() {
    var config = Config.load(options.withProfile(profile).sources(secrets).withCall(sessionKeys()));
    config.tell(redactor);
    var llm = llm(config);
    made.add(llm);
    retire();
    return new Client(config, llm, new Targets(llm, simulator, config));
  }

  /** Clients of earlier configurations end when nothing runs; the last may just be in a hand. */
  private void retire() {
    while (made.size() > KEPT && outbound.running() == 0) {
      made.removeFirst().close();
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

  @Override
  public void close() {
    made.forEach(Llm::close);
  }
}
