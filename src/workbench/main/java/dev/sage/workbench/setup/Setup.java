package dev.sage.workbench.setup;

import dev.sage.llm.LlmException;
import dev.sage.llm.check.CheckLayer;
import dev.sage.llm.check.CheckOptions;
import dev.sage.llm.check.CheckReport;
import dev.sage.llm.check.CheckResult;
import dev.sage.llm.check.CheckTarget;
import dev.sage.llm.check.KeyHint;
import dev.sage.llm.check.KeyHints;
import dev.sage.llm.check.ProviderCheck;
import dev.sage.llm.config.Config;
import dev.sage.llm.config.ConfigCode;
import dev.sage.llm.config.ConfigProblem;
import dev.sage.llm.config.TrustedFolders;
import dev.sage.llm.config.jsonc.JsoncReader;
import dev.sage.llm.provider.AuthStyle;
import dev.sage.llm.provider.ProviderDescriptor;
import dev.sage.llm.provider.Quirks;
import dev.sage.llm.provider.WireFormats;
import dev.sage.llm.secret.SecretStore;
import dev.sage.workbench.Workbench;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The desk of a {@link Workbench}: its configuration, its stores of keys, this machine. */
public final class Setup implements SetupDesk {

  /** The name under which the session keeps a provider's key: {@code openai/session}. */
  public static final String SESSION = "session";

  private static final Set<ConfigCode> TRIED =
      EnumSet.of(
          ConfigCode.UNTRUSTED_COMMAND,
          ConfigCode.UNTRUSTED_FILE,
          ConfigCode.UNTRUSTED_ADDRESS,
          ConfigCode.UNTRUSTED_CONNECTION);

  private final Workbench workbench;
  private final ProviderCatalog catalog;

  public Setup(Workbench workbench) {
    this.workbench = workbench;
    this.catalog = new ProviderCatalog(workbench.simulator().orElse(null));
  }

  @Override
  public SetupState read() {
    workbench.reload();
    return state();
  }

  private SetupState state() {
    Config config = workbench.config();
    return new SetupState(
        catalog.entries(config),
        config.profiles(),
        config.profile(),
        config.problems(),
        config.trusted() ? null : config.projectFolder(),
        config.problems().stream()
            .filter(problem -> TRIED.contains(problem.code()))
            .map(ConfigProblem::summary)
            .toList());
  }

  @Override
  public ProviderSettings settings(String provider) {
    return catalog.settings(workbench.config(), provider);
  }

  @Override
  public List<KeyHint> hints(String provider, String key) {
    return KeyHints.of(key, catalog.vendor(provider).orElse(null), catalog.vendors());
  }

  @Override
  public CheckReport check(Typed typed, boolean paid, Consumer<CheckResult> listener)
      throws InterruptedException {
    var config = withTyped(typed);
    var options = CheckOptions.DEFAULT.withListener(listener);
    try (var check = check(config)) {
      var report =
          check.run(target(config, typed.draft()), paid ? options.withCall(null) : options);
      count(report);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      return report;
    }
  }

  /** One for a check, however many requests it takes: the status bar is to show where to. */
  private void count(CheckReport report) {
    var url = report.url();
    boolean asked =
        report.results().stream()
            .anyMatch(
                result ->
                    result.layer() == CheckLayer.TCP
                        && result.status() != CheckResult.Status.SKIPPED);
    if (url != null && asked) {
      workbench.outbound().count(url);
    }
  }

  private ProviderCheck check(Config config) {
    return new ProviderCheck(config.connections(), workbench.redactor(), new WireFormats(Map.of()));
  }

  /** As if what was typed were said for one call: it wins over every file. */
  private Config withTyped(Typed typed) {
    var said = new HashMap<>(workbench.config().sources().call());
    var draft = typed.draft();
    String own = "providers." + draft.provider() + ".";
    say(said, own + "apiKey", draft.key());
    say(said, own + "baseUrl", draft.baseUrl());
    say(said, own + "wireFormat", draft.wireFormat());
    say(said, own + "organization", draft.organization());
    say(said, own + "project", draft.project());
    draft.headers().forEach((name, value) -> say(said, own + "headers." + name, value));
    say(said, "proxy.url", typed.proxy());
    say(said, "caFile", typed.caFile());
    typed.others().forEach((path, value) -> say(said, path, value));
    return Config.load(workbench.config().sources().withCall(said));
  }

  private static void say(Map<String, String> said, String path, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      said.put(path, value.strip());
    }
  }

  private CheckTarget target(Config config, ProviderDraft draft) {
    String provider = draft.provider();
    var vendor = catalog.vendor(provider).orElse(null);
    var side = catalog.side(provider);
    var simulator = workbench.simulator();
    CheckTarget target;
    if (side.isPresent() && simulator.isPresent()) {
      target = CheckTarget.of(side.get().endpoint(simulator.get()), null);
    } else {
      try {
        target = CheckTarget.of(config.endpoint(provider), vendor);
      } catch (LlmException unusable) {
        // Without a key the address can still be looked at; a wrong one is the check's to name.
        target = bare(config, provider, unusable);
      }
    }
    String typedUrl = draft.baseUrl();
    String typedKey = draft.key();
    target = typedUrl == null || typedUrl.isBlank() ? target : target.withBaseUrl(typedUrl);
    return typedKey == null || typedKey.isEmpty() ? target : target.withKey(typedKey);
  }

  private CheckTarget bare(Config config, String provider, LlmException unusable) {
    var settings = catalog.settings(config, provider);
    String url = settings.value("providers." + provider + ".baseUrl");
    String address = url.isEmpty() ? settings.defaultUrl() : url;
    if (address.isEmpty() || config.key(provider).isPresent()) {
      throw new SetupException(String.valueOf(unusable.getMessage()), unusable);
    }
    return bare(provider, catalog.vendor(provider).orElse(null), address, settings.wireFormat());
  }

  private static CheckTarget bare(
      String provider, @Nullable ProviderDescriptor vendor, String address, String wireFormat) {
    return new CheckTarget(
        provider,
        vendor,
        address,
        null,
        vendor == null ? AuthStyle.BEARER : vendor.auth(),
        Map.of(),
        wireFormat,
        vendor == null ? Quirks.NONE : vendor.quirks(),
        vendor != null && vendor.local());
  }

  @Override
  public @Nullable String paidCost(String provider) {
    if (catalog.side(provider).isPresent()) {
      return "$0";
    }
    // Of the vendor alone: to see a price, no key is fetched.
    return catalog
        .vendor(provider)
        .map(vendor -> bare(provider, vendor, vendor.baseUrl(), vendor.wireFormat()))
        .flatMap(target -> ProviderCheck.costOfCall(target, null))
        .map(most -> "$" + most.stripTrailingZeros().toPlainString())
        .orElse(null);
  }

  @Override
  public void choose(@Nullable String profile) {
    workbench.reload(profile);
  }

  @Override
  public void trust(Path folder) {
    TrustedFolders.of(workbench.home().trusted()).trust(folder);
    workbench.reload();
  }

  @Override
  public String masked(Path file) {
    try {
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      String masked =
          file.getFileName().toString().startsWith(".env")
              ? MaskedText.dotenv(text)
              : JsoncReader.read(text).whole() ? MaskedText.json(text) : MaskedText.broken(text);
      return workbench.redactor().redact(masked);
    } catch (IOException unreadable) {
      throw new SetupException(file + " can't be read: look at its permissions.", unreadable);
    }
  }

  @Override
  public List<Destination> destinations(Typed typed) {
    String key = typed.draft().key();
    if (key == null || key.isBlank()) {
      return List.of(new Destination(KeyPlace.AS_IT_IS, "the key stays where it is", null, false));
    }
    var stores = workbench.secrets();
    var keychain = stores.keychain();
    boolean ready = keychain.state() == SecretStore.State.READY;
    boolean locked = stores.file().state() == SecretStore.State.LOCKED;
    var config = workbench.config();
    Path project =
        config.projectFolder() == null ? config.sources().folder() : config.projectFolder();
    var places = new ArrayList<Destination>();
    places.add(
        new Destination(
            KeyPlace.KEYCHAIN, keychain.title(), ready ? null : keychain.reason(), false));
    places.add(
        new Destination(KeyPlace.ENCRYPTED_FILE, stores.file().file().toString(), null, locked));
    places.add(
        new Destination(
            KeyPlace.DOTENV,
            project == null ? ".env" : project.resolve(".env").toString(),
            project == null ? "There is no project folder." : null,
            false));
    places.add(new Destination(KeyPlace.SESSION, stores.session().title(), null, false));
    if (!ready) {
      places.add(places.removeFirst());
    }
    return List.copyOf(places);
  }

  @Override
  public SetupPlan plan(Typed typed, Destination destination, SettingsPlace settings) {
    var vendor = catalog.vendor(typed.draft().provider()).orElse(null);
    return new SetupPlans(workbench.home(), workbench.config(), typed, destination.place(), vendor)
        .plan(settings, destination.words());
  }

  @Override
  public void save(SetupPlan plan, char @Nullable [] passphrase) {
    var stores = workbench.secrets();
    var key = plan.storedKey();
    SetupWriter.refuseChanged(plan.files());
    if (passphrase != null) {
      stores.file().unlock(passphrase);
    }
    if (key != null) {
      workbench.redactor().register(key);
      String name = String.valueOf(plan.storedName());
      switch (plan.place()) {
        case KEYCHAIN -> stores.keychain().put(name, key);
        case ENCRYPTED_FILE -> stores.file().put(name, key);
        case SESSION -> stores.session().put(name, key);
        case DOTENV, AS_IT_IS -> throw new IllegalArgumentException("no store for " + plan.place());
      }
    }
    write(plan);
    workbench.reload();
  }

  /** The key comes first: a file that names one which is nowhere would be worse. */
  private static void write(SetupPlan plan) {
    try {
      SetupWriter.write(plan.files());
    } catch (SetupException failed) {
      if (plan.storedKey() == null) {
        throw failed;
      }
      throw new SetupException(
          "%s The key itself is kept already, as %s: save again after that."
              .formatted(failed.getMessage(), plan.storedName()),
          failed);
    }
  }

  @Override
  public List<FoundKey> keys() {
    return imports().keys();
  }

  @Override
  public List<McpServer> mcpServers() {
    return imports().mcpServers();
  }

  private Imports imports() {
    var sources = workbench.config().sources();
    Path folder = sources.folder();
    return new Imports(sources.environment(), folder == null ? workbench.home().folder() : folder);
  }

  @Override
  public List<LocalServer> local() throws InterruptedException {
    try (var check = check(workbench.config())) {
      var found = new LocalServers(LocalServers.known(), check).probe();
      found.forEach(server -> workbench.outbound().count(server.url()));
      return found;
    }
  }
}
