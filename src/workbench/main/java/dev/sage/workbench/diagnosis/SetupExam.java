package dev.sage.workbench.diagnosis;

import dev.sage.llm.LlmException;
import dev.sage.llm.check.CheckLayer;
import dev.sage.llm.check.CheckOptions;
import dev.sage.llm.check.CheckReport;
import dev.sage.llm.check.CheckTarget;
import dev.sage.llm.check.ProviderCheck;
import dev.sage.llm.config.Config;
import dev.sage.llm.config.ConfigProblem;
import dev.sage.llm.config.ConfigProblem.Severity;
import dev.sage.llm.provider.AuthStyle;
import dev.sage.llm.provider.Quirks;
import dev.sage.llm.redaction.Redactor;
import dev.sage.llm.secret.SecretStore;
import dev.sage.workbench.secret.SecretStores;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** Looks at the configuration, the stores of keys, and the way to the providers with a key. */
final class SetupExam {

  private static final Duration WITHIN = Duration.ofSeconds(3);

  private final Config config;
  private final SecretStores secrets;
  private final Redactor redactor;

  SetupExam(Config config, SecretStores secrets, Redactor redactor) {
    this.config = config;
    this.secrets = secrets;
    this.redactor = redactor;
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

  /**
   * Only to providers that have a key: whom one does not use one need not reach. As far as the
   * certificate, so that no key is sent.
   */
  private Finding network() {
    var targets =
        config.providers().stream()
            .filter(name -> config.key(name).isPresent())
            .flatMap(name -> keyless(name).stream())
            .toList();
    if (targets.isEmpty()) {
      return Finding.ok("network", "Nobody was asked: no provider has a key.");
    }
    try {
      var reports = check(targets);
      String detail = reports.stream().map(SetupExam::sentence).collect(Collectors.joining(" "));
      return reports.stream().allMatch(CheckReport::ok)
          ? Finding.ok("network", detail)
          : Finding.warning("network", detail);
    } catch (LlmException unusable) {
      return Finding.broken("network", unusable.error().message());
    }
  }

  private Optional<CheckTarget> keyless(String provider) {
    var url = config.explain("providers." + provider + ".baseUrl").value();
    return Optional.ofNullable(url)
        .map(
            address ->
                new CheckTarget(
                    provider,
                    null,
                    address,
                    null,
                    AuthStyle.NONE,
                    Map.of(),
                    "openai-chat",
                    Quirks.NONE,
                    false));
  }

  private List<CheckReport> check(List<CheckTarget> targets) {
    var options = CheckOptions.DEFAULT.until(CheckLayer.TLS).withLimit(WITHIN);
    var check = new ProviderCheck(config.connections(), redactor);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var asked =
          targets.stream().map(target -> threads.submit(() -> check.run(target, options))).toList();
      var reports = new ArrayList<CheckReport>();
      for (var answer : asked) {
        reports.add(answer.get());
      }
      return reports;
    } catch (ExecutionException e) {
      throw new IllegalStateException("looking at the network failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  private static String sentence(CheckReport report) {
    return report
        .failure()
        .map(
            failed ->
                report.provider()
                    + ": "
                    + failed.detail()
                    + (failed.fix() == null ? "" : " " + failed.fix().text()))
        .orElseGet(() -> report.provider() + " in " + millis(report) + " ms.");
  }

  private static long millis(CheckReport report) {
    return report.results().stream().mapToLong(result -> result.time().toMillis()).sum();
  }
}
