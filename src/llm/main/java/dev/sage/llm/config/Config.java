package dev.sage.llm.config;

import dev.sage.llm.LlmError;
import dev.sage.llm.LlmException;
import dev.sage.llm.Timeouts;
import dev.sage.llm.policy.RetryPolicy;
import dev.sage.llm.provider.Endpoint;
import dev.sage.llm.provider.EndpointSource;
import dev.sage.llm.redaction.Redactor;
import dev.sage.llm.secret.Secret;
import dev.sage.llm.transport.ConnectionOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The configuration, with the origin of every value and all that is wrong with it. Immutable and
 * thread-safe; read once, so what changes in a file afterwards needs another {@link #load}.
 *
 * <p>Where a file can't be read whole or a profile can't be found, or where proxy and certificates
 * can't be used, no endpoint is given at all: its key would go somewhere else than is meant.
 */
public final class Config implements EndpointSource {

  private static final List<String> TIMERS =
      List.of("connect", "headers", "firstToken", "idle", "total");

  private final ConfigSources sources;
  private final Loaded loaded;
  private final Map<String, Endpoint> endpoints = new ConcurrentHashMap<>();
  private @Nullable ConnectionOptions options;

  private Config(ConfigSources sources, Loaded loaded) {
    this.sources = sources;
    this.loaded = loaded;
  }

  /**
   * Reads the configuration. What stands in files is never a reason to throw: {@link #problems} has
   * it. No reference is followed: no command runs and no store is asked.
   *
   * @param sources what it is read from
   * @return the configuration
   */
  public static Config load(ConfigSources sources) {
    return new Config(sources, new ConfigLoad(sources).load());
  }

  /** {@return what it was read from} */
  public ConfigSources sources() {
    return sources;
  }

  /** {@return the profile that was chosen; null where none was} */
  public @Nullable String profile() {
    return loaded.profile();
  }

  /** {@return the names of all profiles of all files, sorted} */
  public List<String> profiles() {
    return loaded.profiles();
  }

  /** {@return all that is wrong: errors first, then in the order of the sources} */
  public List<ConfigProblem> problems() {
    return loaded.problems();
  }

  /** {@return all settings of which a source says something, sorted by their names} */
  public List<ConfigSetting> settings() {
    var settings = new TreeMap<String, ConfigSetting>();
    for (var stratum : loaded.ladders().strata()) {
      for (var statement : stratum.all()) {
        if (SettingTable.find(statement.path()).isPresent()) {
          settings.computeIfAbsent(statement.key(), key -> explain(statement.path()));
        }
      }
    }
    return List.copyOf(settings.values());
  }

  /**
   * {@return a setting with what each source says of it}
   *
   * @param path its name: {@code providers.openai.baseUrl}
   * @throws ConfigException where there is no setting of this name; its problem suggests one
   */
  public ConfigSetting explain(String path) {
    var spec = SettingTable.find(path);
    if (spec.isEmpty()) {
      throw new ConfigException(
          GivenSettings.unknown(path, ConfigOrigin.of(ConfigLayer.CALL, Shown.text(path)))
              .withSeverity(ConfigProblem.Severity.ERROR));
    }
    var parts = SettingPath.parts(path);
    boolean provider = parts.getFirst().equals(SettingTable.PROVIDERS);
    var standard =
        provider
            ? ProviderSetup.standard(
                spec.get(), path, loaded.vendors().find(parts.get(1)).orElse(null))
            : spec.get().standard();
    return loaded.ladders().of(spec.get(), path).setting(standard);
  }

  /** {@return the providers that are configured or whose key is there, sorted} */
  @Override
  public Set<String> providers() {
    return loaded.providers();
  }

  /**
   * {@return where a provider's key comes from, without following a reference; empty where it has
   * none}
   *
   * @param provider the first segment of its model names
   */
  public Optional<KeySource> key(String provider) {
    return setup(provider).key().map(Config::source);
  }

  private static KeySource source(Statement key) {
    var spec = SettingTable.find(key.path()).orElseThrow();
    var shown = Shown.value(spec, key.path(), key.value());
    var kind =
        switch (key.value()) {
          case Value.Refers refers -> refers.reference().kind();
          default ->
              switch (key.origin().layer()) {
                case ENVIRONMENT, DOTENV_LOCAL, DOTENV -> KeySource.Kind.VARIABLE;
                default -> KeySource.Kind.INLINE;
              };
        };
    return new KeySource(key.origin(), kind, shown);
  }

  /**
   * The address of a provider with its key. References are followed when this is called first (a
   * command runs for up to 30 seconds, a store is asked), and not again once they have led to a
   * key.
   *
   * @param provider the first segment of its model names
   * @return the endpoint
   * @throws LlmException of kind invalid_config or missing_credentials; the message is that of the
   *     problem
   */
  public Endpoint endpoint(String provider) {
    var known = endpoints.get(provider);
    if (known != null) {
      return known;
    }
    var setup = setup(provider);
    blocking(provider, setup)
        .ifPresent(
            problem -> {
              throw failure(provider, problem);
            });
    connections();
    try {
      // Not computeIfAbsent: two at the same time do no harm, for each reference is followed once.
      var made = setup.endpoint(loaded.secrets());
      endpoints.put(provider, made);
      return made;
    } catch (SecretSource.Unresolved unresolved) {
      throw failure(provider, unresolved.problem());
    }
  }

  @Override
  public Optional<Endpoint> find(String provider) {
    boolean there = loaded.providers().contains(provider) || vendor(provider);
    return there ? Optional.of(endpoint(provider)) : Optional.empty();
  }

  private boolean vendor(String provider) {
    return loaded.vendors().find(provider).isPresent();
  }

  private ProviderSetup setup(String provider) {
    var known = loaded.setups().get(provider);
    return known == null ? new ProviderSetup(provider, loaded.ladders(), loaded.vendors()) : known;
  }

  /** Why a provider can't be called. */
  private Optional<ConfigProblem> blocking(String provider, ProviderSetup setup) {
    var reasons = new ArrayList<>(loaded.fatal());
    var refused = loaded.refused().get(provider);
    if (refused != null) {
      reasons.add(refused);
    }
    reasons.addAll(setup.bad());
    reasons.addAll(loaded.connections().bad());
    reasons.addAll(setup.problems(loaded.secrets()));
    reasons.addAll(loaded.connections().problems(loaded.secrets()));
    return reasons.stream()
        .filter(problem -> problem.severity() == ConfigProblem.Severity.ERROR)
        // Whether a key is sound is the vendor's to say.
        .filter(problem -> problem.code() != ConfigCode.KEY_SHAPE)
        .findFirst();
  }

  private static LlmException failure(String provider, ConfigProblem problem) {
    var kind =
        switch (problem.code()) {
          case KEY_MISSING, REFERENCE_VARIABLE, REFERENCE_STORED ->
              LlmError.Kind.MISSING_CREDENTIALS;
          default -> LlmError.Kind.INVALID_CONFIG;
        };
    return new LlmException(LlmError.of(kind, provider, null, problem.message()));
  }

  /**
   * {@return proxy and certificates; what is wrong with their settings is among the problems}
   *
   * @throws LlmException of kind invalid_config where the file of certificates holds none, or the
   *     reference to the proxy's password leads nowhere
   */
  public synchronized ConnectionOptions connections() {
    try {
      var known = options == null ? loaded.connections().options(loaded.secrets()) : options;
      options = known;
      return known;
    } catch (SecretSource.Unresolved unresolved) {
      throw failure("", unresolved.problem());
    }
  }

  /** {@return the timers, where one of them is set; the others as for servers elsewhere} */
  public Optional<Timeouts> timeouts() {
    boolean none = TIMERS.stream().map(this::time).allMatch(Optional::isEmpty);
    return none ? Optional.empty() : Optional.of(timeouts(Timeouts.DEFAULT));
  }

  /**
   * {@return timers with those in their places that are set}
   *
   * @param standard what holds of the others: {@link Timeouts#LOCAL} for a server that may have to
   *     load its model first
   */
  public Timeouts timeouts(Timeouts standard) {
    return new Timeouts(
        time("connect").orElse(standard.connect()),
        time("headers").orElse(standard.headers()),
        time("firstToken").orElse(standard.firstToken()),
        time("idle").orElse(standard.idle()),
        time("total").orElse(standard.total()));
  }

  private Optional<Duration> time(String name) {
    return text("timeouts." + name).flatMap(Durations::of);
  }

  /**
   * {@return how long a store keeps a part of its calls; empty: for good}
   *
   * @param part {@code frames}, {@code content} or {@code calls}
   */
  public Optional<Duration> retention(String part) {
    return text("store.retention." + part).flatMap(Durations::of);
  }

  /** {@return how large a store may grow, in megabytes; empty: without end} */
  public Optional<Long> retentionMegabytes() {
    return text("store.retention.megabytes").map(Long::valueOf);
  }

  /** {@return whether a store has an index of the words of prompts and answers} */
  public boolean storeSearch() {
    return text("store.search").map(Boolean::valueOf).orElse(false);
  }

  /**
   * {@return where traces and metrics go; empty: nowhere. No reference is followed}
   *
   * @throws LlmException of kind invalid_config where a setting of it can't be used
   */
  public Optional<CollectorSettings> collector() {
    var reasons = new ArrayList<>(loaded.fatal());
    reasons.addAll(loaded.collector().bad());
    if (!reasons.isEmpty()) {
      throw failure("", reasons.getFirst());
    }
    return loaded.collector().settings();
  }

  /**
   * {@return what each request to the collector carries}. References are followed: a command runs,
   * a store is asked; not again once they have led somewhere.
   *
   * @throws LlmException of kind invalid_config or missing_credentials where one leads nowhere
   */
  public Map<String, String> collectorHeaders() {
    try {
      return loaded.collector().headers(loaded.secrets());
    } catch (SecretSource.Unresolved unresolved) {
      throw failure("", unresolved.problem());
    }
  }

  /** {@return what a line of the log is: {@code text} or {@code json}} */
  public String logFormat() {
    return text("log.format").orElse("text");
  }

  /** {@return how much the log says: each a package and a level, {@code dev.sage.llm=debug}} */
  public List<String> logLevels() {
    var spec = SettingTable.find("log.levels").orElseThrow();
    var winner = loaded.ladders().of(spec, "log.levels").winner();
    return winner != null && winner.value() instanceof Value.Texts(var levels) ? levels : List.of();
  }

  /** {@return the retry policy, where something of it is set} */
  public Optional<RetryPolicy> retry() {
    return text("retry.maxAttempts")
        .map(Integer::valueOf)
        .map(RetryPolicy.DEFAULT::withMaxAttempts);
  }

  /** {@return the model to ask where nobody names one; null where none is set} */
  public @Nullable String model() {
    return text("model").orElse(null);
  }

  private Optional<String> text(String path) {
    var spec = SettingTable.find(path).orElseThrow();
    return Optional.ofNullable(loaded.ladders().of(spec, path).text());
  }

  /**
   * Tells a redactor the secrets that stand in the sources, of settings that hold and of those that
   * are shadowed. No reference is followed but to a variable; what the others lead to is told when
   * it is used.
   *
   * @param redactor is told
   */
  public void tell(Redactor redactor) {
    for (var stratum : loaded.ladders().strata()) {
      for (var statement : stratum.all()) {
        SettingTable.find(statement.path())
            .filter(spec -> Shown.secret(spec, statement.path()))
            .flatMap(spec -> loaded.secrets().known(statement))
            .filter(text -> !text.isBlank())
            .ifPresent(text -> redactor.register(Secret.of(text)));
      }
    }
  }

  /** {@return the folder of the project, real; null where there is none} */
  public @Nullable Path projectFolder() {
    return loaded.projectFolder();
  }

  /** {@return the user's file, whether it is there or not} */
  public Path userFile() {
    return sources.userFile();
  }

  /** {@return whether the project's folder is trusted; true where there is no project} */
  public boolean trusted() {
    return loaded.trusted();
  }

  /** {@return the files that were read, in the order of their layers} */
  public List<Path> files() {
    return loaded.files();
  }

  /** Where it was read from; no value. */
  @Override
  public String toString() {
    return "Config" + loaded.files();
  }
}
