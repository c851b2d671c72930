package dev.sage.console.setup;

import dev.sage.llm.ModelInfo;
import dev.sage.llm.check.CheckCode;
import dev.sage.llm.check.CheckFix;
import dev.sage.llm.check.CheckLayer;
import dev.sage.llm.check.CheckReport;
import dev.sage.llm.check.CheckResult;
import dev.sage.llm.check.KeyHint;
import dev.sage.llm.check.KeyHints;
import dev.sage.llm.config.ConfigCode;
import dev.sage.llm.config.ConfigLayer;
import dev.sage.llm.config.ConfigOrigin;
import dev.sage.llm.config.ConfigProblem;
import dev.sage.llm.config.ConfigRung;
import dev.sage.llm.config.ConfigSetting;
import dev.sage.llm.provider.VendorCatalog;
import dev.sage.llm.secret.Secret;
import dev.sage.workbench.setup.Destination;
import dev.sage.workbench.setup.DiffLine;
import dev.sage.workbench.setup.FileChange;
import dev.sage.workbench.setup.FoundKey;
import dev.sage.workbench.setup.KeyPlace;
import dev.sage.workbench.setup.LocalServer;
import dev.sage.workbench.setup.McpServer;
import dev.sage.workbench.setup.ProviderEntry;
import dev.sage.workbench.setup.ProviderSettings;
import dev.sage.workbench.setup.SettingsPlace;
import dev.sage.workbench.setup.SetupDesk;
import dev.sage.workbench.setup.SetupException;
import dev.sage.workbench.setup.SetupPlan;
import dev.sage.workbench.setup.SetupState;
import dev.sage.workbench.setup.Typed;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A desk with a few providers, whose check fails until the base URL ends in {@code /v1}. */
final class SampleDesk implements SetupDesk {
  static final Path PROJECT = Path.of("/home/ada/app");

  private final VendorCatalog catalog = new VendorCatalog();
  private final Map<String, String> kept = new ConcurrentHashMap<>();
  private final List<String> done = new CopyOnWriteArrayList<>();
  private volatile @Nullable String profile = "dev";
  private volatile boolean trusted;
  private volatile boolean keyless;
  private volatile @Nullable CountDownLatch gate;
  private volatile @Nullable String broken;

  /** What was done, in order. */
  List<String> done() {
    return done;
  }

  /** What a save has kept, by provider. */
  Map<String, String> kept() {
    return kept;
  }

  /** Checks stop after the second layer until the gate is opened. */
  CountDownLatch holdChecks() {
    CountDownLatch closed = new CountDownLatch(1);
    gate = closed;
    return closed;
  }

  /** Nobody has a key. */
  void withoutKeys() {
    keyless = true;
  }

  /** Saving fails with that sentence. */
  void breakSaving(@Nullable String sentence) {
    broken = sentence;
  }

  @Override
  public SetupState read() {
    return new SetupState(
        List.of(
            entry("anthropic", "Anthropic", keyless ? null : ".env:3 ANTHROPIC_API_KEY"),
            entry("openai", "OpenAI", kept.containsKey("openai") ? "keychain openai" : null),
            entry("openrouter", "OpenRouter", null),
            new ProviderEntry("ollama", "Ollama", ProviderEntry.Kind.LOCAL, null, false)),
        List.of("dev", "work"),
        profile,
        List.of(
            problem(
                ConfigCode.UNKNOWN_SETTING,
                ConfigProblem.Severity.WARNING,
                "\"baseURL\" is no setting of a provider.",
                "Did you mean \"baseUrl\"?",
                5),
            problem(
                ConfigCode.UNTRUSTED_COMMAND,
                ConfigProblem.Severity.ERROR,
                "The project wants to run a command for the key of openai.",
                "Trust the folder if you know who wrote it.",
                9)),
        trusted ? null : PROJECT,
        trusted ? List.of() : List.of("sage.json:9 would run \"curl\" for the key of openai."));
  }

  private static ProviderEntry entry(String name, String title, @Nullable String source) {
    return new ProviderEntry(name, title, ProviderEntry.Kind.VENDOR, source, true);
  }

  private static ConfigProblem problem(
      ConfigCode code, ConfigProblem.Severity severity, String summary, String fix, int line) {
    ConfigOrigin where =
        new ConfigOrigin(ConfigLayer.PROJECT, PROJECT.resolve("sage.json"), line, 7, null);
    return new ConfigProblem(code, severity, "", where, summary, null, null, null, fix);
  }

  @Override
  public ProviderSettings settings(String provider) {
    ProviderEntry entry =
        read().providers().stream()
            .filter(known -> known.name().equals(provider))
            .findFirst()
            .orElseThrow();
    String path = "providers." + provider + ".";
    return new ProviderSettings(
        entry,
        "openai-chat",
        "https://api.example/v1",
        provider.equals("openai"),
        provider.equals("openai"),
        Map.of("keys", "https://keys.example", "docs", "https://docs.example"),
        List.of(
            key(entry, path + "apiKey"),
            new ConfigSetting(
                path + "baseUrl",
                false,
                "https://api.example/v1",
                List.of(
                    rung(
                        ConfigOrigin.of(ConfigLayer.DEFAULT, provider),
                        "https://api.example/v1",
                        ConfigRung.State.WINS))),
            new ConfigSetting(path + "headers.X-Team", false, "search", List.of())));
  }

  private static ConfigSetting key(ProviderEntry entry, String path) {
    if (!entry.keyed()) {
      return new ConfigSetting(path, true, null, List.of());
    }
    Path dotenv = PROJECT.resolve(".env");
    return new ConfigSetting(
        path,
        true,
        "sk-…3f9a",
        List.of(
            rung(
                ConfigOrigin.of(ConfigLayer.ENVIRONMENT, "ANTHROPIC_API_KEY"),
                "",
                ConfigRung.State.EMPTY),
            rung(
                new ConfigOrigin(ConfigLayer.DOTENV, dotenv, 3, 1, "ANTHROPIC_API_KEY"),
                "sk-…3f9a",
                ConfigRung.State.WINS),
            rung(
                new ConfigOrigin(ConfigLayer.PROJECT, PROJECT.resolve("sage.json"), 9, 17, null),
                "command curl …",
                ConfigRung.State.BLOCKED),
            rung(
                new ConfigOrigin(
                    ConfigLayer.USER, Path.of("/home/ada/.config/sage/config.json"), 4, 20, "base"),
                "keychain anthropic",
                ConfigRung.State.SHADOWED)));
  }

  private static ConfigRung rung(ConfigOrigin origin, String value, ConfigRung.State state) {
    return new ConfigRung(origin, value, state);
  }

  @Override
  public List<KeyHint> hints(String provider, String key) {
    return KeyHints.of(key, catalog.find(provider).orElse(null), catalog);
  }

  @Override
  public CheckReport check(Typed typed, boolean paid, Consumer<CheckResult> listener)
      throws InterruptedException {
    done.add("check " + typed.draft().provider() + (paid ? " paid" : ""));
    String typedUrl = typed.draft().baseUrl();
    String url = typedUrl == null ? "https://api.example/v1" : typedUrl;
    List<CheckResult> results = new ArrayList<>();
    for (CheckLayer layer : CheckLayer.values()) {
      if (layer == CheckLayer.CALL && !paid) {
        continue;
      }
      CountDownLatch closed = gate;
      if (layer == CheckLayer.TCP && closed != null) {
        closed.await();
      }
      CheckResult result = result(layer, url);
      results.add(result);
      listener.accept(result);
      if (!result.ok()) {
        return new CheckReport(
            typed.draft().provider(), URI.create(url), results, List.of(), Map.of());
      }
    }
    return new CheckReport(
        typed.draft().provider(),
        URI.create(url),
        results,
        IntStream.range(0, 40).mapToObj(i -> new ModelInfo("model-" + i, null, null)).toList(),
        Map.of("request id", "req_0123456789"));
  }

  private static CheckResult result(CheckLayer layer, String url) {
    if (layer == CheckLayer.HTTP && !url.endsWith("/v1")) {
      return new CheckResult(
          layer,
          CheckResult.Status.FAILED,
          Duration.ofMillis(31),
          "404: there is nothing at " + url + "/models.",
          CheckCode.VERSION_MISSING,
          new CheckFix("Make the base URL " + url + "/v1.", "baseUrl", url + "/v1"));
    }
    return new CheckResult(
        layer, CheckResult.Status.OK, Duration.ofMillis(3), "It is well.", null, null);
  }

  @Override
  public String paidCost(String provider) {
    return "$0.000012";
  }

  @Override
  public void choose(@Nullable String name) {
    done.add("profile " + name);
    profile = name;
  }

  @Override
  public void trust(Path folder) {
    done.add("trust " + folder);
    trusted = true;
  }

  @Override
  public String masked(Path file) {
    return "{\n  \"version\": 1,\n  \"providers\": {\n    \"openai\": {\n      \"baseURL\": \"x\"\n    }\n  }\n}\n";
  }

  @Override
  public List<Destination> destinations(Typed typed) {
    return List.of(
        new Destination(
            KeyPlace.KEYCHAIN, "", "No keychain runs here: start gnome-keyring.", false),
        new Destination(KeyPlace.ENCRYPTED_FILE, "/home/ada/.local/share/sage/keys", null, true),
        new Destination(KeyPlace.DOTENV, "/home/ada/app/.env", null, false),
        new Destination(KeyPlace.SESSION, "Gone when the console ends.", null, false));
  }

  @Override
  public SetupPlan plan(Typed typed, Destination destination, SettingsPlace settings) {
    String key = Optional.ofNullable(typed.draft().key()).orElse("stored-key");
    FileChange file =
        new FileChange(
            PROJECT.resolve(".env"),
            "A=1\n",
            "A=1\nOPENAI_API_KEY=" + key + "\n",
            true,
            List.of(
                new DiffLine(DiffLine.Kind.SAME, 1, "A=1"),
                new DiffLine(DiffLine.Kind.ADDED, 2, "OPENAI_API_KEY=sk-…3f9a")));
    boolean dotenv = destination.place() == KeyPlace.DOTENV;
    return new SetupPlan(
        typed.draft().provider(),
        destination.place(),
        dotenv ? null : typed.draft().provider(),
        dotenv ? null : Secret.of(key),
        dotenv ? List.of(file) : List.of(),
        List.of("The key of " + typed.draft().provider() + " goes to " + destination.words() + "."),
        dotenv ? List.of("Git does not ignore .env: a line is added to .gitignore.") : List.of());
  }

  @Override
  public void save(SetupPlan plan, char @Nullable [] passphrase) {
    String sentence = broken;
    if (sentence != null) {
      throw new SetupException(sentence, null);
    }
    done.add("save " + plan.provider() + " " + plan.place());
    Secret key = plan.storedKey();
    kept.put(plan.provider(), key == null ? plan.files().getFirst().after() : key.reveal());
  }

  @Override
  public List<FoundKey> keys() {
    return List.of(
        new FoundKey("openrouter", "OR_KEY", "environment (aider)", Secret.of("sk-or-v1-0000")));
  }

  @Override
  public List<McpServer> mcpServers() {
    return List.of(
        new McpServer("Cursor", Path.of("/home/ada/.cursor/mcp.json"), "search", "npx", List.of()));
  }

  @Override
  public List<LocalServer> local() {
    done.add("probe");
    return List.of(
        new LocalServer(
            "ollama",
            "Ollama",
            URI.create("http://127.0.0.1:11434"),
            List.of("llama3.2", "qwen3")));
  }
}
