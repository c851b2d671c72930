package dev.sage.llm.config;

import dev.sage.llm.provider.Headers;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the files of a project that nobody trusts may not do: run a command, read a file elsewhere,
 * change proxy and certificates, have a key of somebody else's sent to an address of theirs, or
 * send headers along with it. One use, one thread.
 */
final class TrustRules {

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final ProjectFiles project;
  private final Ladders ladders;

  TrustRules(ProjectFiles project, Ladders ladders) {
    this.project = project;
    this.ladders = ladders;
  }

  /** Blocks what is not allowed; the providers that may not be called at all, each with why. */
  Map<String, ConfigProblem> apply(Set<String> providers, Set<String> vendors) {
    for (var statement : ofProject()) {
      simple(statement).ifPresent(problem -> ladders.block(statement, problem));
    }
    var refused = new TreeMap<String, ConfigProblem>();
    for (var provider : providers) {
      var secrets = secrets(provider);
      boolean foreign = secrets.stream().anyMatch(secret -> !own(secret));
      if (foreign) {
        blockHeaders(provider);
      }
      address(provider, foreign, secrets.isEmpty() && vendors.contains(provider))
          .ifPresent(problem -> refused.put(provider, problem));
    }
    return refused;
  }

  private List<Statement> ofProject() {
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
    return Optional.empty();
  }

  /** Key and secret headers of a provider as they would be sent. */
  private List<Statement> secrets(String provider) {
    var secrets = new ArrayList<Statement>();
    winner(SettingPath.provider(provider, "apiKey")).ifPresent(secrets::add);
    for (var path : headers(provider)) {
      winner(path)
          .filter(
              header ->
                  header.value() instanceof Value.Refers
                      || Headers.secret(SettingPath.parts(path).getLast()))
          .ifPresent(secrets::add);
    }
    return secrets;
  }

  /** Whether it stands in the project's own files, so that it is theirs to send. */
  private boolean own(Statement secret) {
    return secret.origin().layer().ofProject()
        && switch (secret.value()) {
          case Value.Plain plain -> true;
          case Value.Refers(Reference.KeyFile key) -> !project.leaves(key.file());
          default -> false;
        };
  }

  private void blockHeaders(String provider) {
    for (var path : headers(provider)) {
      for (var stratum : ladders.strata()) {
        for (var statement :
            stratum.layer().ofProject() ? stratum.of(path) : List.<Statement>of()) {
          ladders.block(
              statement,
              refusal(
                  ConfigCode.UNTRUSTED_HEADER,
                  statement,
                  "A project that is not trusted wants to send a header with your key for "
                      + provider,
                  Shown.name(SettingPath.parts(path).getLast())));
        }
      }
    }
  }

  private Optional<ConfigProblem> address(String provider, boolean foreign, boolean bareVendor) {
    var path = SettingPath.provider(provider, "baseUrl");
    var address = winner(path).filter(statement -> statement.origin().layer().ofProject());
    if (address.isEmpty() || !(address.get().value() instanceof Value.Plain url)) {
      return Optional.empty();
    }
    boolean prompts = bareVendor && !loopback(url.text());
    if (!foreign && !prompts) {
      return Optional.empty();
    }
    var problem =
        refusal(
            ConfigCode.UNTRUSTED_ADDRESS,
            address.get(),
            "A project that is not trusted wants to send %s for %s to an address of its own"
                .formatted(foreign ? "your key" : "your prompts", provider),
            Shown.address(url.text()));
    ladders.block(address.get(), problem);
    return Optional.of(problem);
  }

  private static boolean loopback(String url) {
    return LOOPBACK.contains(String.valueOf(URI.create(url).getHost()));
  }

  private Optional<Statement> winner(String path) {
    return Optional.ofNullable(ladders.of(SettingTable.find(path).orElseThrow(), path).winner());
  }

  private Set<String> headers(String provider) {
    return ladders.headers(provider);
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
