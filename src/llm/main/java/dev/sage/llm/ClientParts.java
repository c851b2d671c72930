package dev.sage.llm;

import dev.sage.llm.cache.ResponseCache;
import dev.sage.llm.call.Policies;
import dev.sage.llm.config.Config;
import dev.sage.llm.policy.Budget;
import dev.sage.llm.policy.Fallbacks;
import dev.sage.llm.policy.InputRules;
import dev.sage.llm.policy.PolicyClock;
import dev.sage.llm.policy.RateLimiter;
import dev.sage.llm.policy.RetryPolicy;
import dev.sage.llm.policy.Sleeper;
import dev.sage.llm.policy.TokenEstimate;
import dev.sage.llm.provider.Endpoint;
import dev.sage.llm.provider.EndpointSource;
import dev.sage.llm.provider.EnvironmentEndpoints;
import dev.sage.llm.provider.HttpProviders;
import dev.sage.llm.provider.Provider;
import dev.sage.llm.provider.ProviderRegistry;
import dev.sage.llm.provider.VendorCatalog;
import dev.sage.llm.provider.WireFormat;
import dev.sage.llm.provider.WireFormats;
import dev.sage.llm.redaction.Redactor;
import dev.sage.llm.telemetry.StreamTap;
import dev.sage.llm.telemetry.TelemetryListener;
import dev.sage.llm.transport.ConnectionOptions;
import dev.sage.llm.transport.SharedTransport;
import dev.sage.llm.transport.Watchdog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What a client is made of, while its builder is told and with what holds otherwise. */
final class ClientParts {

  Map<String, String> environment = System.getenv();
  final Map<String, Endpoint> endpoints = new LinkedHashMap<>();
  final Map<String, Provider> providers = new LinkedHashMap<>();
  final Map<String, WireFormat> formats = new LinkedHashMap<>();
  final List<StreamTap> taps = new ArrayList<>();
  final List<TelemetryListener> listeners = new ArrayList<>();
  RetryPolicy retry = RetryPolicy.DEFAULT;
  UnaryOperator<Timeouts> timeouts = UnaryOperator.identity();
  @Nullable ResponseCache cache;
  Supplier<ConnectionOptions> connections = () -> ConnectionOptions.DEFAULT;
  Redactor redactor = Redactor.create();
  InputRules input = InputRules.DEFAULT;
  @Nullable Budget budget;
  RateLimiter limiter = RateLimiter.create();
  TokenEstimate estimate = TokenEstimate.BY_LENGTH;
  Fallbacks fallbacks = Fallbacks.NONE;
  PolicyClock clock = PolicyClock.SYSTEM;
  Sleeper sleeper = Sleeper.REAL;
  Supplier<RandomGenerator> random = ThreadLocalRandom::current;
  private @Nullable Config config;

  void take(Config value) {
    config = value;
    environment = value.sources().environment();
    connections = value::connections;
    timeouts = value::timeouts;
    value.retry().ifPresent(set -> retry = set);
  }

  Policies policies() {
    return new Policies(
        input, cache, budget, limiter, estimate, retry, fallbacks, clock, sleeper, random);
  }

  SharedTransport transport() {
    var given = connections;
    var told = redactor;
    return new SharedTransport(
        () -> {
          var options = given.get();
          var login = options.proxyLogin();
          if (login != null) {
            told.register(login.password());
          }
          return options;
        });
  }

  WireFormats formats() {
    return new WireFormats(formats);
  }

  ProviderRegistry registry(WireFormats spoken, SharedTransport transport, Watchdog watchdog) {
    var vendors = new VendorCatalog();
    EndpointSource source =
        config == null ? new EnvironmentEndpoints(vendors, environment) : config;
    return new ProviderRegistry(
        providers,
        endpoints,
        vendors,
        source,
        new HttpProviders(spoken, transport, watchdog, redactor));
  }
}
