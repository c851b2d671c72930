package dev.sage.llm.config;

import dev.sage.llm.LlmError;
import dev.sage.llm.LlmException;
import dev.sage.llm.Timeouts;
import dev.sage.llm.policy.RetryPolicy;
import dev.sage.llm.provider.Endpoint;
import dev.sage.llm.transport.ConnectionOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The configuration, with the origin of every value and all that is wrong with it. Immutable and
 * thread-safe; read once, so what changes in a file afterwards needs another {@link #load}.
 */
public final class Config {

  private final ConfigSources sources;

  private Config(ConfigSources sources) {
    this.sources = sources;
  }

  /**
   * Reads the configuration. What stands in files is never a reason to throw: {@link #problems} has
   * it. No reference is followed: no command runs and no store is asked.
   *
   * @param sources what it is read from
   * @return the configuration
   */
  public static Config load(ConfigSources sources) {
    return new Config(sources);
  }

  /** {@return what it was read from} */
  public ConfigSources sources() {
    return sources;
  }

  /** {@return the profile that was chosen; null where none was} */
  public @Nullable String profile() {
    return null;
  }

  /** {@return the names of all profiles of all files, sorted} */
  public List<String> profiles() {
    return List.of();
  }

  /** {@return all that is wrong: errors first, then in the order of the sources} */
  public List<ConfigProblem> problems() {
    return List.of();
  }

  /** {@return all settings of which a source says something} */
  public List<ConfigSetting> settings() {
    return List.of();
  }

  /**
   * {@return a setting with what each source says of it}
   *
   * @param path its name: {@code providers.openai.baseUrl}
   * @throws ConfigException where there is no setting of this name; its problem suggests one
   */
  public ConfigSetting explain(String path) {
    return new ConfigSetting(path, false, null, List.of());
  }

  /** {@return the providers that are configured or whose key is there, sorted} */
  public Set<String> providers() {
    return Set.of();
  }

  /**
   * {@return where a provider's key comes from, without following a reference; empty where it has
   * none}
   *
   * @param provider the first segment of its model names
   */
  public Optional<KeySource> key(String provider) {
    return Optional.empty();
  }

  /**
   * The address of a provider with its key. A reference is followed when this is called first (a
   * command runs, the store is asked), and not again.
   *
   * @param provider the first segment of its model names
   * @return the endpoint
   * @throws LlmException of kind invalid_config or missing_credentials; the message is that of the
   *     problem
   */
  public Endpoint endpoint(String provider) {
    return Optional.<Endpoint>empty()
        .orElseThrow(
            () ->
                new LlmException(
                    LlmError.of(LlmError.Kind.INVALID_CONFIG, provider, null, "Not configured.")));
  }

  /** {@return proxy and certificates; what is wrong with them is among the problems} */
  public ConnectionOptions connections() {
    return ConnectionOptions.DEFAULT;
  }

  /** {@return the timers, where one of them is set; the others have their defaults} */
  public Optional<Timeouts> timeouts() {
    return Optional.empty();
  }

  /** {@return the retry policy, where something of it is set} */
  public Optional<RetryPolicy> retry() {
    return Optional.empty();
  }

  /** {@return the model to ask where nobody names one; null where none is set} */
  public @Nullable String model() {
    return null;
  }

  /** {@return the folder of the project, real; null where there is none} */
  public @Nullable Path projectFolder() {
    return null;
  }

  /** {@return the user's file, whether it is there or not} */
  public Path userFile() {
    return sources.userFile();
  }

  /** {@return whether the project's folder is trusted; true where there is no project} */
  public boolean trusted() {
    return true;
  }

  /** {@return the files that were read, in the order of their layers} */
  public List<Path> files() {
    return List.of();
  }

  /** Where it was read from; no value. */
  @Override
  public String toString() {
    return "Config[" + files() + "]";
  }
}
