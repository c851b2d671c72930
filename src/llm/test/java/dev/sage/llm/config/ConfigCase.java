package dev.sage.llm.config;

import dev.sage.llm.provider.Endpoint;
import dev.sage.llm.secret.Secret;
import dev.sage.llm.secret.SecretStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A user's folder and a project of their own, and nothing of the real environment. */
abstract class ConfigCase {

  static final String KEY = "sk-proj-0123456789abcdefghijklmnop0123";

  @TempDir private Path temporary;

  /** The user's configuration folder. */
  protected Path home;

  /** A repository. */
  protected Path project;

  private ConfigSources sources;

  protected ConfigCase() {
    sources = ConfigSources.none(Path.of("config.json"));
  }

  @BeforeEach
  void folders() throws IOException {
    home = Files.createDirectory(temporary.toRealPath().resolve("home"));
    project = Files.createDirectory(temporary.toRealPath().resolve("project"));
    Files.createDirectory(project.resolve(".git"));
    sources =
        ConfigSources.none(home.resolve("config.json"))
            .withEnvironment(Map.of("HOME", home.toString()))
            .withFolder(project)
            .withTrust(TrustedFolders.of(home.resolve("trusted-folders.json")));
  }

  protected ConfigSources sources() {
    return sources;
  }

  protected void sources(ConfigSources value) {
    sources = value;
  }

  protected void environment(String... namesAndValues) {
    var environment = new java.util.HashMap<>(sources.environment());
    for (int i = 0; i < namesAndValues.length; i += 2) {
      environment.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    sources = sources.withEnvironment(environment);
  }

  protected void user(String json) throws IOException {
    Files.writeString(home.resolve("config.json"), json);
  }

  protected void projectFile(String json) throws IOException {
    Files.writeString(project.resolve("sage.json"), json);
  }

  protected void dotenv(String lines) throws IOException {
    Files.writeString(project.resolve(".env"), lines);
  }

  protected void trusted() {
    sources.trust().trust(project);
  }

  protected Config load() {
    return Config.load(sources);
  }

  protected static String key(Endpoint endpoint) {
    return Objects.requireNonNull(endpoint.key()).reveal();
  }

  protected static List<ConfigCode> codes(Config config) {
    return config.problems().stream().map(ConfigProblem::code).toList();
  }

  /** Keys in memory. */
  record Store(Map<String, String> keys) implements SecretStore {
    @Override
    public String id() {
      return "keychain";
    }

    @Override
    public String title() {
      return "The keychain of the test";
    }

    @Override
    public State state() {
      return State.READY;
    }

    @Override
    public String reason() {
      return "";
    }

    @Override
    public Optional<Secret> find(String name) {
      return Optional.ofNullable(keys.get(name)).map(Secret::of);
    }

    @Override
    public void put(String name, Secret value) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean remove(String name) {
      return false;
    }

    @Override
    public List<String> names() {
      return List.copyOf(keys.keySet());
    }
  }
}
