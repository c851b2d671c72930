package dev.sage.workbench.diagnosis;

import dev.sage.llm.LlmException;
import dev.sage.llm.config.Config;
import dev.sage.llm.config.ConfigProblem;
import dev.sage.llm.config.ConfigProblem.Severity;
import dev.sage.llm.secret.SecretStore;
import dev.sage.workbench.secret.SecretStores;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/** Looks at the configuration, the stores of keys, and the way to the providers with a key. */
final class SetupExam {

  private final Config config;
  private final SecretStores secrets;

  SetupExam(Config config, SecretStores secrets) {
    this.config = config;
    this.secrets = secrets;
  }

  List<Finding> findings() {
    var findings = new ArrayList<Finding>();
    findings.add(configuration());
    findings.add(keychain());
    findings.add(keys());
    findings.add(network());
    return findings;
  }

  private Finding configuration() {
    var problems = config.problems();
    long errors = count(Severity.ERROR);
    long warnings = count(Severity.WARNING);
    String files =
        config.files().isEmpty()
            ? "No file; the environment and the defaults hold."
            : config.files().stream().map(Object::toString).collect(Collectors.joining(", "));
    if (errors == 0 && warnings == 0) {
      String profile = config.profile();
      return Finding.ok("configuration", files + (profile == null ? "" : ", profile " + profile));
    }
    ConfigProblem first = problems.getFirst();
    String detail =
        "%s (%s)%s: \"sage config\" shows all with place and cure."
            .formatted(
                first.summary(),
                first.code().id(),
                errors + warnings == 1 ? "" : ", and %d more".formatted(errors + warnings - 1));
    return errors > 0
        ? Finding.broken("configuration", detail)
        : Finding.warning("configuration", detail);
  }

  private long count(Severity severity) {
    return config.problems().stream().filter(p -> p.severity() == severity).count();
  }

  private Finding keychain() {
    var keychain = secrets.keychain();
    return keychain.state() == SecretStore.State.READY
        ? Finding.ok("keychain", keychain.title() + ".")
        : Finding.warning(
            "keychain",
            keychain.reason() + " Until then keys can go into the encrypted file, or a session.");
  }

  private Finding keys() {
    var keys =
        config.providers().stream()
            .flatMap(name -> config.key(name).map(key -> name + " by " + key.shown()).stream())
            .toList();
    return keys.isEmpty()
        ? Finding.warning("keys", "None: only the simulator and local servers answer.")
        : Finding.ok("keys", String.join(", ", keys));
  }

  /** Only to providers that have a key: whom one does not use one need not reach. */
  private Finding network() {
    var urls = new LinkedHashMap<String, URI>();
    for (String name : config.providers()) {
      if (config.key(name).isPresent()) {
        address(name).ifPresent(url -> urls.put(name, url));
      }
    }
    if (urls.isEmpty()) {
      return Finding.ok("network", "Nobody was asked: no provider has a key.");
    }
    var reached = reach(urls);
    String detail =
        reached.entrySet().stream().map(SetupExam::sentence).collect(Collectors.joining(", "));
    boolean all = reached.values().stream().allMatch(reach -> reach.problem() == null);
    return all
        ? Finding.ok("network", detail)
        : Finding.warning(
            "network", detail + ". Check the network, the proxy and the base URL: \"sage check\".");
  }

  private Optional<URI> address(String provider) {
    try {
      var url = config.explain("providers." + provider + ".baseUrl").value();
      return Optional.ofNullable(url).map(URI::create).filter(address -> address.getHost() != null);
    } catch (IllegalArgumentException | LlmException wrong) {
      return Optional.empty();
    }
  }

  private static String sentence(Map.Entry<String, Reach> entry) {
    var reach = entry.getValue();
    return reach.problem() == null
        ? entry.getKey() + " in " + reach.millis() + " ms"
        : entry.getKey() + ": " + reach.problem();
  }

  private Map<String, Reach> reach(Map<String, URI> urls) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var asked = new LinkedHashMap<String, Future<Reach>>();
      urls.forEach(
          (name, url) -> {
            Callable<Reach> ask = () -> Reach.of(url, config.connections().proxy());
            asked.put(name, threads.submit(ask));
          });
      var reached = new LinkedHashMap<String, Reach>();
      for (var answer : asked.entrySet()) {
        reached.put(answer.getKey(), answer.getValue().get());
      }
      return reached;
    } catch (ExecutionException e) {
      throw new IllegalStateException("looking at the network failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Map.of();
    }
  }
}
