package dev.sage.workbench.otlp;

import dev.sage.llm.LlmException;
import dev.sage.llm.config.Config;
import dev.sage.llm.cost.Prices;
import dev.sage.llm.redaction.RedactionPolicy;
import dev.sage.llm.redaction.Redactor;
import dev.sage.llm.telemetry.StreamTap;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether calls are exported, and where to, as the configuration says it. Loads nothing of
 * OpenTelemetry as long as no collector is named. Thread-safe.
 */
public final class OtlpDesk implements AutoCloseable {

  private final Redactor redactor;
  private final Function<Boolean, RedactionPolicy> policy;
  private final Supplier<Prices> prices;
  private final Consumer<String> notices;
  private final Consumer<URI> requested;
  private final OtlpPace pace;
  private @Nullable OtlpExport export;
  private @Nullable String problem;

  /**
   * @param redactor what everything passes
   * @param policy what is taken out, by whether the configuration asks for contents
   * @param prices what calls cost by, asked when an export begins
   * @param notices told of trouble, each kind once
   * @param requested told of each request
   */
  public OtlpDesk(
      Redactor redactor,
      Function<Boolean, RedactionPolicy> policy,
      Supplier<Prices> prices,
      Consumer<String> notices,
      Consumer<URI> requested) {
    this(redactor, policy, prices, notices, requested, OtlpPace.USUAL);
  }

  OtlpDesk(
      Redactor redactor,
      Function<Boolean, RedactionPolicy> policy,
      Supplier<Prices> prices,
      Consumer<String> notices,
      Consumer<URI> requested,
      OtlpPace pace) {
    this.redactor = redactor;
    this.policy = policy;
    this.prices = prices;
    this.notices = notices;
    this.requested = requested;
    this.pace = pace;
  }

  /**
   * What a client of this configuration is given; empty where nothing is exported. What is wrong
   * with the settings is said, and stops nothing.
   */
  public synchronized Optional<StreamTap> tap(Config value) {
    problem = null;
    try {
      var wanted = route(value);
      if (export != null && wanted != null && export.route().sameAs(wanted)) {
        export.headers().follow(value);
        return Optional.of(export.tap());
      }
      end();
      if (wanted != null) {
        begin(wanted, value);
      }
    } catch (LlmException unusable) {
      end();
      tell("Nothing is exported: " + redactor.redact(unusable.error().message()));
    }
    return Optional.ofNullable(export).map(OtlpExport::tap);
  }

  private void tell(String sentence) {
    problem = sentence;
    notices.accept(sentence);
  }

  private static @Nullable CollectorRoute route(Config config) {
    var settings = config.collector().orElse(null);
    return settings == null ? null : new CollectorRoute(settings, config.connections());
  }

  private void begin(CollectorRoute route, Config value) {
    var settings = route.settings();
    export =
        new OtlpExport(
            route,
            new CollectorHeaders(value, redactor),
            pace,
            redactor,
            () -> policy.apply(settings.contents()),
            prices.get(),
            notices,
            () -> requested.accept(settings.endpoint()));
  }

  /** Calls that still run with the one before are not waited for. */
  private void end() {
    var before = export;
    export = null;
    if (before != null) {
      Thread.ofVirtual().name("otlp-change").start(before::close);
    }
  }

  /** Sends what waits, and returns when it is answered, at the latest after 5 seconds. */
  public void flush() {
    OtlpExport now;
    synchronized (this) {
      now = export;
    }
    if (now != null) {
      now.flush();
    }
  }

  /** How the export goes; empty where nothing is exported. */
  public synchronized Optional<OtlpStatus> status() {
    return Optional.ofNullable(export).map(OtlpExport::status);
  }

  /** Why nothing is exported though a collector is named; empty where there is no such reason. */
  public synchronized Optional<String> problem() {
    return Optional.ofNullable(problem);
  }

  /** Host and port of an address, as a person may see it. */
  static String host(URI endpoint) {
    return endpoint.getPort() < 0
        ? endpoint.getHost()
        : endpoint.getHost() + ":" + endpoint.getPort();
  }

  /** Sends what waits, for at most 5 seconds. */
  @Override
  public void close() {
    OtlpExport last;
    synchronized (this) {
      last = export;
      export = null;
    }
    if (last != null) {
      last.close();
    }
  }
}
