package dev.sage.llm.config;

import dev.sage.llm.provider.ProviderDescriptor;
import dev.sage.llm.provider.VendorCatalog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads all sources and puts them in order. One use, one thread. */
final class ConfigLoad {

  private static final List<ConfigLayer> LAYERS = List.of(ConfigLayer.values());

  private static final Comparator<ConfigProblem> ORDER =
      Comparator.comparing(ConfigProblem::severity)
          .thenComparingInt(problem -> order(problem.where()))
          .thenComparingInt(problem -> problem.where() == null ? 0 : problem.where().line())
          .thenComparingInt(problem -> problem.where() == null ? 0 : problem.where().column());

  private final ConfigSources sources;
  private final VendorCatalog vendors = new VendorCatalog();
  private final List<ConfigProblem> problems = new ArrayList<>();
  private final @Nullable ProjectFiles project;
  private final boolean trusted;
  private final Path home;
  private final Path folder;
  private final ConfigFiles files;
  private final ValueReader values;

  ConfigLoad(ConfigSources sources) {
    this.sources = sources;
    this.home = UserFolder.home(sources.environment(), System.getProperties());
    this.folder = sources.folder() == null ? home : sources.folder();
    this.project = ProjectFiles.find(sources.folder(), sources.userFile()).orElse(null);
    this.trusted = project == null || sources.trust().trusts(project.folder());
    this.files = new ConfigFiles(project, trusted, home, problems);
    this.values = new ValueReader(new ReferenceReader(folder, home));
  }

  Loaded load() {
    sources.trust().problem().ifPresent(problems::add);
    var variables = variables();
    var settings = new LinkedHashMap<ConfigLayer, SettingsFile.Read>();
    if (project != null && project.file() != null) {
      files
          .settings(ConfigLayer.PROJECT, project.file())
          .ifPresent(read -> settings.put(ConfigLayer.PROJECT, read));
    }
    files
        .settings(ConfigLayer.USER, sources.userFile())
        .ifPresent(read -> settings.put(ConfigLayer.USER, read));
    var given = given();
    var named = named(given, settings);
    var upper = new ArrayList<>(given);
    for (var source : variables) {
      upper.add(new VariableSettings(source, vendors, named, values, problems).read());
    }
    var profiles = new Profiles(List.copyOf(settings.values()));
    var chosen = profile(upper, settings);
    var chain =
        profiles.chain(chosen.text(), chosen.winner() == null ? null : chosen.winner().origin());
    var fatal = new ArrayList<>(files.fatal());
    if (chain.problem() != null) {
      problems.add(chain.problem());
      fatal.add(chain.problem());
    }
    var strata = new ArrayList<>(upper);
    settings.forEach((layer, read) -> strata.addAll(strata(layer, read, chain.names())));
    return decided(new Ladders(strata, vendors), variables, named, chosen.text(), profiles, fatal);
  }

  private Loaded decided(
      Ladders ladders,
      List<Variables> variables,
      Set<String> named,
      @Nullable String profile,
      Profiles profiles,
      List<ConfigProblem> fatal) {
    Map<String, ConfigProblem> refused = Map.of();
    if (project != null && !trusted) {
      // Whoever asks for a vendor that nobody configured is meant too.
      var all = new TreeSet<>(vendors.names());
      all.addAll(named);
      refused = new TrustRules(project, ladders).apply(all);
    }
    var blocks = ladders.blocks();
    problems.addAll(blocks);
    var secrets = new SecretSource(variables, sources.secrets());
    var providers = providers(ladders, named);
    var setups = new LinkedHashMap<String, ProviderSetup>();
    for (var name : providers) {
      var setup = new ProviderSetup(name, ladders, vendors);
      setups.put(name, setup);
      problems.addAll(setup.problems(secrets));
    }
    var connections = new ConnectionSetup(ladders, home, folder);
    problems.addAll(connections.problems(secrets));
    var collector = new CollectorSetup(ladders);
    problems.addAll(collector.problems(secrets));
    var model = ladders.of(SettingTable.find("model").orElseThrow(), "model");
    ModelName.problem(model, providers, vendors.names()).ifPresent(problems::add);
    return new Loaded(
        vendors,
        project == null ? null : project.folder(),
        trusted,
        List.copyOf(files.read()),
        profile,
        profiles.names(),
        ladders,
        secrets,
        connections,
        collector,
        problems.stream().distinct().sorted(ORDER).toList(),
        List.copyOf(fatal),
        refused,
        providers,
        setups);
  }

  private static int order(@Nullable ConfigOrigin where) {
    return where == null ? LAYERS.size() : LAYERS.indexOf(where.layer());
  }

  private List<Variables> variables() {
    var all = new ArrayList<Variables>();
    all.add(new Variables(sources.environment()));
    if (project != null) {
      files.dotenv(ConfigLayer.DOTENV_LOCAL, project.dotenvLocal()).ifPresent(all::add);
      files.dotenv(ConfigLayer.DOTENV, project.dotenv()).ifPresent(all::add);
    }
    return all;
  }

  private List<Stratum> given() {
    var options = new LinkedHashMap<>(sources.commandLine());
    if (sources.profile() != null) {
      options.put("profile", sources.profile());
    }
    return List.of(
        GivenSettings.of(ConfigLayer.CALL, sources.call(), "", values, problems),
        GivenSettings.of(ConfigLayer.COMMAND_LINE, options, "", values, problems),
        GivenSettings.of(
            ConfigLayer.SYSTEM_PROPERTY, sources.properties(), "sage.", values, problems));
  }

  private static List<Stratum> strata(
      ConfigLayer layer, SettingsFile.Read read, List<String> chain) {
    var strata = new ArrayList<Stratum>();
    for (var name : chain) {
      strata.add(new Stratum(layer, read.profiles().getOrDefault(name, List.of())));
    }
    strata.add(new Stratum(layer, read.top()));
    return strata;
  }

  private Ladder profile(List<Stratum> upper, Map<ConfigLayer, SettingsFile.Read> settings) {
    var strata = new ArrayList<>(upper);
    settings.forEach((layer, read) -> strata.add(new Stratum(layer, read.top())));
    return new Ladders(strata, vendors).of(SettingTable.find("profile").orElseThrow(), "profile");
  }

  /** The providers that somebody names, in whatever profile. */
  private static Set<String> named(
      List<Stratum> given, Map<ConfigLayer, SettingsFile.Read> settings) {
    var named = new TreeSet<String>();
    given.forEach(stratum -> stratum.all().forEach(statement -> name(statement, named)));
    for (var read : settings.values()) {
      read.top().forEach(statement -> name(statement, named));
      read.profiles().values().forEach(all -> all.forEach(statement -> name(statement, named)));
    }
    return named;
  }

  private static void name(Statement statement, Set<String> named) {
    var parts = SettingPath.parts(statement.path());
    if (parts.size() > 1 && parts.getFirst().equals(SettingTable.PROVIDERS)) {
      named.add(parts.get(1));
    }
  }

  /**
   * Those of which something holds. A vendor's name for another wire format counts only where it is
   * named: its key is the vendor's.
   */
  private Set<String> providers(Ladders ladders, Set<String> named) {
    var all = new TreeSet<>(named);
    vendors.names().stream().filter(this::itself).forEach(all::add);
    var configured = new LinkedHashSet<String>();
    for (var name : all) {
      boolean said =
          ladders.strata().stream()
              .flatMap(stratum -> stratum.all().stream())
              .filter(statement -> statement.path().startsWith("providers." + name + "."))
              .flatMap(
                  statement ->
                      SettingTable.find(statement.path())
                          .map(spec -> ladders.of(spec, statement.path()))
                          .stream())
              .anyMatch(ladder -> ladder.winner() != null || ladder.bad() != null);
      if (said) {
        configured.add(name);
      }
    }
    return configured;
  }

  private boolean itself(String name) {
    return vendors.find(name).map(ProviderDescriptor::variantOf).isEmpty();
  }
}
