package dev.sage.llm.config;

import dev.sage.llm.provider.Headers;
import dev.sage.llm.transport.ThisMachine;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the files of a project that nobody trusts may not do: run a command, read a file elsewhere,
 * change proxy and certificates, say what is kept or exported, have anything sent to an address of
 * theirs or past one of the user's, or send headers along with a key of somebody else's. One use,
 * one thread.
 */
final class TrustRules {

  private final ProjectFiles project;
  private final Ladders ladders;

  TrustRules(ProjectFiles project, Ladders ladders) {
    this.project = project;
    this.ladders = ladders;
  }

  /** Blocks what is not allowed; the providers that may not be called at all, each with why. */
  Map<String, ConfigProblem> apply(Set<String> providers) {
    for (var statement : allOfProject()) {
      simple(statement).ifPresent(problem -> ladders.block(statement, problem));
    }
    var refused = new TreeMap<String, ConfigProblem>();
    for (var provider : providers) {
      keepAddress(provider);
      // Before headers are blocked: a reference in one of them shows what the address is for.
      boolean foreign = sent(provider).anyMatch(statement -> !own(statement));
      if (secrets(provider).anyMatch(secret -> !own(secret))) {
        blockHeaders(provider);
      }
      address(provider, foreign).ifPresent(problem -> refused.put(provider, problem));
    }
    return refused;
  }

  private List<Statement> allOfProject() {
    return ladders.strata().stream()
        .filter(stratum -> stratum.layer().ofProject())
        .flatMap(stratum -> stratum.all().stream())
        .toList();
  }

  private Optional<ConfigProblem> simple(Statement statement) {
    var path = statement.path();
    if (statement.value() instanceof Value.Refers(Reference.Command command)) {
      return Optional.of(
          refusal(
              ConfigCode.UNTRUSTED_COMMAND,
              statement,
              "A project that is not trusted wants to run a command for " + path,
              command.shown()));
    }
    if (statement.value() instanceof Value.Refers(Reference.KeyFile key)
        && project.leaves(key.file())) {
      return Optional.of(
          refusal(
              ConfigCode.UNTRUSTED_FILE,
              statement,
              "A project that is not trusted wants to read a file outside of it for " + path,
              key.shown()));
    }
    boolean connection = path.equals("caFile") || path.startsWith("proxy");
    if (connection && !(statement.value() instanceof Value.Empty)) {
      var spec = SettingTable.find(path);
      var shown = spec.map(known -> Shown.value(known, path, statement.value())).orElse("null");
      return Optional.of(
          refusal(
              ConfigCode.UNTRUSTED_CONNECTION,
              statement,
              "A project that is not trusted wants to set " + path + ", through which all calls go",
              shown));
    }
    // Emptied, it would keep for good what the user wants gone, or send elsewhere what goes out;
    // nor
    // is the log its business.
    if (path.startsWith("store") || path.startsWith("telemetry") || path.startsWith("log")) {
      return Optional.of(
          refusal(
              ConfigCode.UNTRUSTED_CONNECTION,
              statement,
              "A project that is not trusted wants to set " + path + ", which holds for all calls",
              statement.path()));
    }
    return Optional.empty();
  }

  /** Key and secret headers of a provider as they would be sent. */
  private Stream<Statement> secrets(String provider) {
    var headers =
        headers(provider)
            .filter(
                header ->
                    header.value() instanceof Value.Refers
                        || Headers.secret(SettingPath.parts(header.path()).getLast()));
    return Stream.concat(winner(SettingPath.provider(provider, "apiKey")).stream(), headers);
  }

  /** All that an address of this provider would get to see, but the prompts. */
  private Stream<Statement> sent(String provider) {
    var settings =
        Stream.of("apiKey", "organization", "project")
            .flatMap(name -> winner(SettingPath.provider(provider, name)).stream());
    return Stream.concat(settings, headers(provider));
  }

  private Stream<Statement> headers(String provider) {
    return ladders.headers(provider).stream().flatMap(path -> winner(path).stream());
  }

  /** Whether it stands in the project's own files, so that it is theirs to send. */
  private boolean own(Statement secret) {
    return ofProject(secret)
        && switch (secret.value()) {
          case Value.Plain plain -> true;
          // One that leads out of the project is blocked before, and so never the one that holds.
          case Value.Refers(Reference.KeyFile inside) -> true;
          default -> false;
        };
  }

  private void blockHeaders(String provider) {
    for (var path : ladders.headers(provider)) {
      for (var rung : ladder(path).rungs()) {
        var statement = rung.statement();
        if (ofProject(statement) && !(statement.value() instanceof Value.Removed)) {
          ladders.block(
              statement,
              refusal(
                  ConfigCode.UNTRUSTED_HEADER,
                  statement,
                  "A project that is not trusted wants to send a header with your key for "
                      + provider,
                  Shown.text(SettingPath.parts(path).getLast())));
        }
      }
    }
  }

  /** Without the user's own address, which may be a gateway, the key would go to the vendor's. */
  private void keepAddress(String provider) {
    var path = SettingPath.provider(provider, "baseUrl");
    var removal = removal(path);
    while (removal.isPresent()) {
      ladders.block(
          removal.get(),
          refusal(
              ConfigCode.UNTRUSTED_ADDRESS,
              removal.get(),
              "A project that is not trusted wants to send your key for %s past the address that you set"
                  .formatted(provider),
              "null"));
      removal = removal(path);
    }
  }

  /** What of the project stands in the way of an address of the user. */
  private Optional<Statement> removal(String path) {
    var rungs = ladder(path).rungs();
    boolean yours =
        rungs.stream()
            .map(Ladder.Rung::statement)
            .anyMatch(said -> !ofProject(said) && said.value() instanceof Value.Plain);
    return rungs.stream()
        .filter(rung -> yours && rung.state() == ConfigRung.State.REMOVED)
        .map(Ladder.Rung::statement)
        .filter(TrustRules::ofProject)
        .findFirst();
  }

  private static boolean ofProject(Statement statement) {
    return statement.origin().layer().ofProject();
  }

  /**
   * An address of its own gets nothing: neither what the user set elsewhere, nor a prompt, nor the
   * key that the user may have typed into the {@code .env} of the project. Only this machine may be
   * named, for what is the project's own.
   */
  private Optional<ConfigProblem> address(String provider, boolean foreign) {
    var path = SettingPath.provider(provider, "baseUrl");
    var address = winner(path).filter(TrustRules::ofProject);
    if (address.isEmpty()) {
      return Optional.empty();
    }
    var url = ((Value.Plain) address.get().value()).text();
    if (!foreign && loopback(url)) {
      return Optional.empty();
    }
    boolean key = foreign || winner(SettingPath.provider(provider, "apiKey")).isPresent();
    var problem =
        refusal(
            ConfigCode.UNTRUSTED_ADDRESS,
            address.get(),
            "A project that is not trusted wants to send %s for %s to an address of its own"
                .formatted(key ? "your key" : "your prompts", provider),
            Shown.address(url));
    ladders.block(address.get(), problem);
    return Optional.of(problem);
  }

  private static boolean loopback(String url) {
    return ThisMachine.names(String.valueOf(URI.create(url).getHost()));
  }

  private Optional<Statement> winner(String path) {
    return Optional.ofNullable(ladder(path).winner());
  }

  private Ladder ladder(String path) {
    return ladders.of(SettingTable.find(path).orElseThrow(), path);
  }

  private ConfigProblem refusal(
      ConfigCode code, Statement statement, String summary, String tried) {
    return refusal(project.folder(), code, statement.path(), statement.origin(), summary, tried);
  }

  static ConfigProblem refusal(
      Path folder, ConfigCode code, String path, ConfigOrigin where, String summary, String tried) {
    return ConfigProblem.error(
            code,
            path,
            where,
            summary,
            "Read its files first; then, if you trust them: sage config trust \"" + folder + "\"")
        .withFound(tried);
  }
}
