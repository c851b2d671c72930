package dev.sage.workbench;

import dev.sage.llm.config.ConfigSources;
import dev.sage.llm.config.TrustedFolders;
import dev.sage.llm.provider.Endpoint;
import dev.sage.llm.secret.SecretStore;
import dev.sage.simulator.SimulatorOptions;
import dev.sage.workbench.log.LogChoice;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How a {@link Workbench} is opened. Immutable, thread-safe.
 *
 * @param home the folder with all state
 * @param environment where keys and addresses are looked up
 * @param simulator how the embedded simulator is started, recordings to play included; null for
 *     none
 * @param store whether calls are stored
 * @param endpoints addresses that the person named, beside the vendors that the library knows
 * @param project where the search for the files of a project begins; null for no project
 * @param profile of the configuration; null for the one that files and environment choose
 * @param notices told, in sentences for a person, of what is odd but stops nothing: a damaged store
 *     set aside, a full disk; called from any thread
 * @param log what is said of its log; null where there is to be none
 */
public record WorkbenchOptions(
    Home home,
    Map<String, String> environment,
    @Nullable SimulatorOptions simulator,
    boolean store,
    List<Endpoint> endpoints,
    @Nullable Path project,
    @Nullable String profile,
    Consumer<String> notices,
    @Nullable LogChoice log) {

  public WorkbenchOptions {
    environment = Map.copyOf(environment);
    endpoints = List.copyOf(endpoints);
  }

  /** With the simulator at its defaults, the process's environment, a store, and no project. */
  public static WorkbenchOptions of(Home home, Consumer<String> notices) {
    return new WorkbenchOptions(
        home,
        System.getenv(),
        SimulatorOptions.DEFAULT,
        true,
        List.of(),
        null,
        null,
        notices,
        null);
  }

  public WorkbenchOptions withSimulator(@Nullable SimulatorOptions value) {
    return new WorkbenchOptions(
        home, environment, value, store, endpoints, project, profile, notices, log);
  }

  public WorkbenchOptions withEnvironment(Map<String, String> value) {
    return new WorkbenchOptions(
        home, value, simulator, store, endpoints, project, profile, notices, log);
  }

  public WorkbenchOptions withStore(boolean value) {
    return new WorkbenchOptions(
        home, environment, simulator, value, endpoints, project, profile, notices, log);
  }

  public WorkbenchOptions withNotices(Consumer<String> value) {
    return new WorkbenchOptions(
        home, environment, simulator, store, endpoints, project, profile, value, log);
  }

  public WorkbenchOptions withEndpoints(List<Endpoint> value) {
    return new WorkbenchOptions(
        home, environment, simulator, store, value, project, profile, notices, log);
  }

  public WorkbenchOptions withProject(@Nullable Path value) {
    return new WorkbenchOptions(
        home, environment, simulator, store, endpoints, value, profile, notices, log);
  }

  public WorkbenchOptions withProfile(@Nullable String value) {
    return new WorkbenchOptions(
        home, environment, simulator, store, endpoints, project, value, notices, log);
  }

  public WorkbenchOptions withLog(@Nullable LogChoice value) {
    return new WorkbenchOptions(
        home, environment, simulator, store, endpoints, project, profile, notices, value);
  }

  /**
   * Where the configuration is read from.
   *
   * @param secrets what references to stored keys are looked up in
   */
  public ConfigSources sources(SecretStore secrets) {
    return ConfigSources.standard()
        .withEnvironment(environment)
        .withFolder(project)
        .withUserFile(home.configuration())
        .withTrust(TrustedFolders.of(home.trusted()))
        .withProfile(profile)
        .withSecrets(secrets);
  }
}
