package dev.sage.llm.check;

import dev.sage.llm.LlmException;
import dev.sage.llm.cost.Prices;
import dev.sage.llm.provider.Endpoint;
import dev.sage.llm.provider.ProviderRegistry;
import dev.sage.llm.provider.WireFormats;
import dev.sage.llm.redaction.Redactor;
import dev.sage.llm.transport.Cancellation;
import dev.sage.llm.transport.ConnectionOptions;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Checks whether a provider works with a key at an address, layer by layer. Thread-safe: each run
 * is its own, on the thread that calls it. A layer that fails makes those behind it skipped. Each
 * layer may take the time of {@link CheckOptions#limit}; a run ends within 100 ms of an interrupt
 * of its thread, or of {@link #close}.
 *
 * <p>Nothing costs but the call of one token, and that is made only where it is asked for. The key
 * goes to the base URL's host alone (and to the vendor's own key check where calls go to the vendor
 * too): redirects are not followed, and other addresses are tried without it.
 */
public final class ProviderCheck implements AutoCloseable {

  private final ConnectionOptions connections;
  private final Redactor redactor;
  private final WireFormats formats;
  private final Set<Cancellation> running = ConcurrentHashMap.newKeySet();

  /**
   * A check of the wire formats of this library; does no I/O.
   *
   * @param connections whom to trust and which proxy to take, as the client does
   * @param redactor cleans what providers say; is told the keys
   */
  public ProviderCheck(ConnectionOptions connections, Redactor redactor) {
    this(connections, redactor, new WireFormats(Map.of()));
  }

  /**
   * A check; does no I/O.
   *
   * @param connections whom to trust and which proxy to take, as the client does
   * @param redactor cleans what providers say; is told the keys
   * @param formats the wire formats that targets may speak
   */
  public ProviderCheck(ConnectionOptions connections, Redactor redactor, WireFormats formats) {
    this.connections = connections;
    this.redactor = redactor;
    this.formats = formats;
  }

  /**
   * {@return what was found; never fails for what is wrong with the target} Where the thread is
   * interrupted, the report says that it was cancelled and the thread stays interrupted.
   *
   * @param target what to check
   * @param options how far to go
   */
  public CheckReport run(CheckTarget target, CheckOptions options) {
    var cancellation = new Cancellation();
    running.add(cancellation);
    try {
      return new CheckRun(target, options, connections, redactor, formats, cancellation).run();
    } finally {
      running.remove(cancellation);
    }
  }

  /**
   * {@return what was found of a provider as calls would use it} What calls would fail of before
   * anything is sent, such as a missing key, is a report too; so is a provider of the program's
   * own, which has no address to check.
   *
   * @param registry finds the provider
   * @param provider its name
   * @param options how far to go
   */
  public CheckReport run(ProviderRegistry registry, String provider, CheckOptions options) {
    Optional<Endpoint> endpoint;
    try {
      endpoint = registry.endpoint(provider);
    } catch (LlmException refused) {
      return CheckRun.refused(refused.error(), options);
    }
    return endpoint
        .map(found -> CheckTarget.of(found, registry.descriptor(provider).orElse(null)))
        .map(target -> run(target, options))
        .orElseGet(() -> CheckRun.own(provider, options));
  }

  /**
   * What the call of one token costs at most, before anybody is asked.
   *
   * @param target what would be checked
   * @param model the model of the call; null for the vendor's example
   * @return US dollars; empty where the model or its price is not known
   */
  public static Optional<BigDecimal> costOfCall(CheckTarget target, @Nullable String model) {
    return CallPlan.of(target, model, List.of()).cost(target, Prices.bundled());
  }

  /** Ends the runs that are under way; their reports say so. The check can be used again. */
  @Override
  public void close() {
    running.forEach(cancellation -> cancellation.cancel("closed"));
  }
}
