package dev.sage.llm.telemetry;

import dev.sage.llm.ChatRequest;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A call begins. Immutable, thread-safe.
 *
 * @param requestId our id of the call (UUIDv7)
 * @param provider the provider's name
 * @param model the model without the provider
 * @param wireFormat {@code openai-chat}, {@code anthropic-messages} ..., or {@code fake}
 * @param url where the request goes, without query; null where there is no HTTP
 * @param request what is asked
 * @param streaming whether a stream is asked for
 * @param startedAt wall clock
 * @param startedNanos {@link System#nanoTime} of the same moment
 * @param parentId the request id of the call that this one belongs to: of the first round, for the
 *     further rounds of a call with tools; null where it stands alone
 */
public record CallStart(
    String requestId,
    String provider,
    String model,
    String wireFormat,
    @Nullable URI url,
    ChatRequest request,
    boolean streaming,
    Instant startedAt,
    long startedNanos,
    @Nullable String parentId) {}
