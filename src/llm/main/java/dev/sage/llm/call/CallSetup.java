package dev.sage.llm.call;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Timeouts;
import dev.sage.llm.cache.ResponseCache;
import dev.sage.llm.policy.RetryPolicy;
import dev.sage.llm.policy.Sleeper;
import dev.sage.llm.provider.Provider;
import dev.sage.llm.redaction.Redactor;
import dev.sage.llm.telemetry.StreamTap;
import dev.sage.llm.transport.Watchdog;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What one call is made with. Immutable. */
public record CallSetup(
    Provider provider,
    ChatRequest request,
    String requestId,
    @Nullable String parentId,
    boolean streaming,
    Timeouts timeouts,
    RetryPolicy retry,
    Sleeper sleeper,
    Supplier<RandomGenerator> random,
    Watchdog watchdog,
    Redactor redactor,
    List<StreamTap> taps,
    @Nullable ResponseCache cache) {}
