package dev.sage.llm;

import dev.sage.llm.cache.ResponseCache;
import dev.sage.llm.call.CallSetups;
import dev.sage.llm.call.ListenerQueue;
import dev.sage.llm.call.LiveStream;
import dev.sage.llm.call.RequestCheck;
import dev.sage.llm.check.CheckOptions;
import dev.sage.llm.check.CheckReport;
import dev.sage.llm.check.ProviderCheck;
import dev.sage.llm.config.Config;
import dev.sage.llm.config.ConfigSources;
import dev.sage.llm.policy.Budget;
import dev.sage.llm.policy.Fallbacks;
import dev.sage.llm.policy.InputRules;
import dev.sage.llm.policy.PolicyClock;
import dev.sage.llm.policy.RateLimiter;
import dev.sage.llm.policy.RetryPolicy;
import dev.sage.llm.policy.Sleeper;
import dev.sage.llm.policy.TokenEstimate;
import dev.sage.llm.provider.Endpoint;
import dev.sage.llm.provider.Provider;
import dev.sage.llm.provider.ProviderDescriptor;
import dev.sage.llm.provider.ProviderRegistry;
import dev.sage.llm.provider.WireFormat;
import dev.sage.llm.provider.WireFormats;
import dev.sage.llm.provider.WireRequest;
import dev.sage.llm.redaction.Redactor;
import dev.sage.llm.telemetry.StreamTap;
import dev.sage.llm.telemetry.TelemetryListener;
import dev.sage.llm.tool.ToolOptions;
import dev.sage.llm.tool.ToolSet;
import dev.sage.llm.tool.ToolStream;
import dev.sage.llm.tool.loop.LiveToolStream;
import dev.sage.llm.tool.loop.LoopSetup;
import dev.sage.llm.transport.ConnectionOptions;
import dev.sage.llm.transport.SharedTransport;
import dev.sage.llm.transport.Watchdog;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The client: one for a program, for all providers. Thread-safe. Its calls run on the threads that
 * make them; it keeps connections open for reuse until it is closed, and no thread of it keeps a
 * program alive.
 *
 * <p>Defaults: the vendors that this library knows, with the keys and addresses of the environment;
 * {@link RetryPolicy#DEFAULT}; {@link Timeouts#DEFAULT}, or {@link Timeouts#LOCAL} for servers on
 * the user's own machine.
 */
public final class Llm implements AutoCloseable {

  /** So long {@link #close} waits for all listeners together. */
  private static final Duration LISTENERS_MAY_TAKE = Duration.ofSeconds(2);

  private final Map<String, String> environment;
  private final ProviderRegistry registry;
  private final Redactor redactor;
  private final List<StreamTap> taps;
  private final List<ListenerQueue> listeners;
  private final CallSetups setups;
  private final Watchdog watchdog;
  private final SharedTransport transport;
  private final Supplier<ConnectionOptions> connections;
  private final WireFormats formats;
  private volatile boolean closed;

  private Llm(ClientParts parts) {
    this.environment = parts.environment;
    this.redactor = parts.redactor;
    this.listeners = parts.listeners.stream().map(ListenerQueue::new).toList();
    this.taps = Stream.concat(parts.taps.stream(), listeners.stream()).toList();
    this.watchdog = new Watchdog(System::nanoTime);
    this.connections = parts.connections;
    this.transport = parts.transport();
    this.formats = parts.formats();
    this.registry = parts.registry(formats, transport, watchdog);
    this.setups =
        new CallSetups(registry, parts.policies(), parts.timeouts, watchdog, redactor, taps);
  }

  /** {@return a client for every vendor whose key is in the environment, and for local servers} */
  public static Llm fromEnvironment() {
    return builder().build();
  }

  /**
   * {@return a client by the configuration files, the environment and the system properties of this
   * process: {@link ConfigSources#standard}}
   */
  public static Llm fromConfig() {
    return fromConfig(Config.load(ConfigSources.standard()));
  }

  /**
   * {@return a client by this configuration}
   *
   * @param config the configuration; a wrong setting fails the calls that need it
   */
  public static Llm fromConfig(Config config) {
    return builder().config(config).build();
  }

  /** {@return a builder with the defaults named above} */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Begins a call whose answer is streamed. Nothing is sent before the stream is read. Every
   * failure, a wrong configuration included, is the stream's: an {@link LlmException} where it is
   * iterated, a {@link StreamEvent.Failure} in its events.
   *
   * @param request what is asked
   * @return the stream, which the caller closes
   * @throws IllegalStateException where this client is closed
   */
  public ChatStream stream(ChatRequest request) {
    return call(request, null, true);
  }

  /**
   * Begins a call in which the model may have tools run: {@link #stream(ChatRequest, ToolSet,
   * ToolOptions)} with {@link ToolOptions#DEFAULT}.
   *
   * @param request what is asked
   * @param tools what the model may have run
   * @return the stream; nothing is sent before it is read
   * @throws IllegalArgumentException where the request has tools of its own that are not among
   *     these
   * @throws IllegalStateException where this client is closed
   */
  public ToolStream stream(ChatRequest request, ToolSet tools) {
    return stream(request, tools, ToolOptions.DEFAULT);
  }

  /**
   * Begins a call in which the model may have tools run. It goes round by round: the model is
   * asked, the tools that it calls run, their results go back to it, until it calls none. The
   * stream has the events of all rounds, and is in all other respects as that of a single call.
   *
   * <p>The tools are added to the request. A choice of tool that forces a call holds for the first
   * round only. The first round has the id of the stream; each further one is a call of its own
   * with the first as its parent.
   *
   * @param request what is asked
   * @param tools what the model may have run
   * @param options limits, approval and secrets
   * @return the stream; nothing is sent before it is read
   * @throws IllegalArgumentException where the request has tools of its own that are not among
   *     these
   * @throws IllegalStateException where this client is closed
   */
  public ToolStream stream(ChatRequest request, ToolSet tools, ToolOptions options) {
    checkOpen();
    var secrets = options.secrets();
    return new LiveToolStream(
        new LoopSetup(
            LoopSetup.withTools(request, tools),
            CallSetups.id(request),
            tools,
            options,
            secrets == null ? name -> Optional.ofNullable(environment.get(name)) : secrets,
            redactor,
            taps,
            (round, parentId) -> call(round, parentId, true)));
  }

  /**
   * Makes a call whose answer is not streamed on the wire, and waits for it.
   *
   * @param request what is asked
   * @return the whole answer
   * @throws LlmException where the call failed
   * @throws IllegalStateException where this client is closed
   */
  public ChatResponse chat(ChatRequest request) {
    try (var stream = call(request, null, false)) {
      return stream.response();
    }
  }

  /**
   * What {@link #stream(ChatRequest)} would send, without what is secret in it; nothing is sent.
   *
   * @param request what is asked
   * @return the first attempt's request; empty where its provider has no HTTP
   * @throws LlmException where it could not be sent: no such provider, no key, or something that
   *     the wire format does not have
   * @throws IllegalStateException where this client is closed
   */
  public Optional<WireRequest> wireRequest(ChatRequest request) {
    checkOpen();
    if (request.provider().isEmpty() || request.modelName().isEmpty()) {
      throw new LlmException(RequestCheck.unnamed(request.model(), request.provider()));
    }
    return registry.find(request.provider()).wireRequest(request, true);
  }

  /**
   * {@return the models that a provider offers}
   *
   * @param provider its name, the first segment of its model names
   * @throws LlmException where it can't be asked
   * @throws IllegalStateException where this client is closed
   */
  public List<ModelInfo> models(String provider) {
    checkOpen();
    return registry.find(provider).models();
  }

  /**
   * Checks layer by layer whether a provider works, without cost: {@link #validate(String,
   * CheckOptions)} with {@link CheckOptions#DEFAULT}.
   *
   * @param provider its name, the first segment of its model names
   * @return what was found; never fails for what is wrong with the provider
   */
  public CheckReport validate(String provider) {
    return validate(provider, CheckOptions.DEFAULT);
  }

  /**
   * Checks layer by layer whether a provider works: key, name, connection, certificate, address,
   * login, models, and where the options say so a call of one token.
   *
   * @param provider its name, the first segment of its model names
   * @param options how far to go, and who is told of each layer
   * @return what was found; never fails for what is wrong with the provider
   * @throws IllegalStateException where this client is closed
   */
  public CheckReport validate(String provider, CheckOptions options) {
    checkOpen();
    return new ProviderCheck(connections.get(), redactor, formats).run(registry, provider, options);
  }

  /**
   * {@return the names of all providers: those that come with the library and those given to it}
   */
  public Set<String> providers() {
    return registry.names();
  }

  /**
   * {@return what is known of the vendor of this name}
   *
   * @param name the first segment of its model names
   */
  public Optional<ProviderDescriptor> descriptor(String name) {
    return registry.descriptor(name);
  }

  /** {@return the redactor that knows every key of this client} */
  public Redactor redactor() {
    return redactor;
  }

  /**
   * How many events telemetry listeners have missed because they were too slow.
   *
   * @return a number that grows
   */
  public long droppedTelemetry() {
    return listeners.stream().mapToLong(ListenerQueue::dropped).sum();
  }

  /**
   * Ends idle connections; calls that run are not cancelled, but telemetry listeners hear of them
   * no more. Waits up to 2 seconds until the listeners have had what happened before.
   */
  @Override
  public void close() {
    closed = true;
    transport.close();
    watchdog.close();
    long deadline = System.nanoTime() + LISTENERS_MAY_TAKE.toNanos();
    listeners.forEach(listener -> listener.close(deadline));
  }

  private ChatStream call(ChatRequest request, @Nullable String parentId, boolean streaming) {
    Objects.requireNonNull(request, "request");
    checkOpen();
    return new LiveStream(setups.of(request, parentId, streaming));
  }

  private void checkOpen() {
    if (closed) {
      throw new IllegalStateException("this Llm is closed");
    }
  }

  /** Builds an {@link Llm}. Not thread-safe. */
  public static final class Builder {
    private final ClientParts parts = new ClientParts();

    private Builder() {}

    /**
     * Where keys and addresses are looked up; {@link System#getenv()} where it is not given.
     *
     * @param value names and values
     * @return this builder
     */
    public Builder environment(Map<String, String> value) {
      parts.environment = Map.copyOf(value);
      return this;
    }

    /**
     * Takes providers, connections, timers and retries from a configuration; what is given to the
     * builder afterwards wins.
     *
     * @param value the configuration; no reference of it is followed before a provider is used
     * @return this builder
     */
    public Builder config(Config value) {
      parts.take(value);
      return this;
    }

    /**
     * Adds a provider, or takes the place of the one with this name.
     *
     * @param value the address and what it speaks
     * @return this builder
     */
    public Builder endpoint(Endpoint value) {
      parts.endpoints.put(value.name(), value);
      return this;
    }

    /**
     * The program's own provider; it wins over an endpoint and a vendor of its name.
     *
     * @param value the provider; may be used by several threads at once
     * @return this builder
     */
    public Builder provider(Provider value) {
      parts.providers.put(value.name(), value);
      return this;
    }

    /**
     * A further wire format that endpoints may name.
     *
     * @param value the format; wins over one of the library with the same id
     * @return this builder
     */
    public Builder wireFormat(WireFormat value) {
      parts.formats.put(value.id(), value);
      return this;
    }

    /**
     * Is told of every call, on a thread of its own; may be given several times, and costs a call
     * no more than a few queue entries.
     *
     * @param value the listener; it is called by one thread at a time
     * @return this builder
     */
    public Builder listener(TelemetryListener value) {
      parts.listeners.add(value);
      return this;
    }

    /**
     * Watches every call frame by frame, on the thread that reads it; may be given several times.
     *
     * @param value the tap; may be used by several threads at once
     * @return this builder
     */
    public Builder tap(StreamTap value) {
      parts.taps.add(value);
      return this;
    }

    /**
     * When a failed attempt is followed by another; {@link RetryPolicy#DEFAULT} where it is not
     * given.
     *
     * @param value the policy
     * @return this builder
     */
    public Builder retry(RetryPolicy value) {
      parts.retry = value;
      return this;
    }

    /**
     * What requests must keep to; {@link InputRules#DEFAULT}.
     *
     * @param value the rules
     * @return this builder
     */
    public Builder input(InputRules value) {
      parts.input = value;
      return this;
    }

    /**
     * Caps on what calls cost; none where it is not given.
     *
     * @param value the budget
     * @return this builder
     */
    public Builder budget(Budget value) {
      parts.budget = value;
      return this;
    }

    /**
     * Requests and tokens a minute; {@link RateLimiter#create} where it is not given.
     *
     * @param value the limiter
     * @return this builder
     */
    public Builder rateLimiter(RateLimiter value) {
      parts.limiter = value;
      return this;
    }

    /**
     * How the rate limiter guesses tokens; {@link TokenEstimate#BY_LENGTH}.
     *
     * @param value the estimate
     * @return this builder
     */
    public Builder tokenEstimate(TokenEstimate value) {
      parts.estimate = value;
      return this;
    }

    /**
     * Which models are asked in the place of one that failed; {@link Fallbacks#NONE}.
     *
     * @param value the models
     * @return this builder
     */
    public Builder fallbacks(Fallbacks value) {
      parts.fallbacks = value;
      return this;
    }

    /**
     * The clock of the policies; for tests.
     *
     * @param value the clock
     * @return this builder
     */
    public Builder clock(PolicyClock value) {
      parts.clock = value;
      return this;
    }

    /**
     * The timers of calls whose request has none of its own.
     *
     * @param value the timers
     * @return this builder
     */
    public Builder timeouts(Timeouts value) {
      parts.timeouts = standard -> value;
      return this;
    }

    /**
     * Where answers are kept for equal requests; none where it is not given, which then costs
     * nothing. Several clients may share one.
     *
     * @param value the cache
     * @return this builder
     */
    public Builder cache(ResponseCache value) {
      parts.cache = value;
      return this;
    }

    /**
     * Whom to trust and which proxy to take; Java's own settings where it is not given.
     *
     * @param value the options
     * @return this builder
     */
    public Builder connections(ConnectionOptions value) {
      parts.connections = () -> value;
      return this;
    }

    /**
     * The redactor that the program uses elsewhere too; every key of this client is told to it.
     *
     * @param value the redactor
     * @return this builder
     */
    public Builder redactor(Redactor value) {
      parts.redactor = value;
      return this;
    }

    /**
     * How the client waits between attempts; for tests.
     *
     * @param value the wait
     * @return this builder
     */
    public Builder sleeper(Sleeper value) {
      parts.sleeper = value;
      return this;
    }

    /**
     * Where the jitter comes from; for tests. Must be thread-safe.
     *
     * @param value the source
     * @return this builder
     */
    public Builder random(RandomGenerator value) {
      parts.random = () -> value;
      return this;
    }

    /**
     * Makes the client. Nothing is sent and no key is looked up before the first call.
     *
     * @return the client, which the program closes
     */
    public Llm build() {
      return new Llm(parts);
    }
  }
}
