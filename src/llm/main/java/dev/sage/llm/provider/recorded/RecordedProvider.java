package dev.sage.llm.provider.recorded;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.LlmError;
import dev.sage.llm.LlmException;
import dev.sage.llm.ModelInfo;
import dev.sage.llm.policy.Sleeper;
import dev.sage.llm.provider.Attempt;
import dev.sage.llm.provider.CallContext;
import dev.sage.llm.provider.Endpoint;
import dev.sage.llm.provider.HttpProvider;
import dev.sage.llm.provider.Provider;
import dev.sage.llm.provider.Quirks;
import dev.sage.llm.provider.WireFormat;
import dev.sage.llm.provider.WireFormats;
import dev.sage.llm.recording.Recording;
import dev.sage.llm.redaction.Redactor;
import dev.sage.llm.transport.Watchdog;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Answers with recordings: their bytes go through the framing, decoding and error tables of live
 * answers, with their status and headers, so that a program's tests see what real providers send.
 * Thread-safe.
 *
 * <p>Which recording answers:
 *
 * <ol>
 *   <li>the one that the model names: {@code recorded/CASE-ID};
 *   <li>else the next that has not been played and whose request asks the same: model, messages and
 *       tools, in canonical JSON of its wire format; once all of those were played, the last of
 *       them again;
 *   <li>else the next that has not been played and has no request, or any with {@link
 *       Builder#inOrder}.
 * </ol>
 *
 * Where none is left the call fails with {@code invalid_config}. Nothing waits, unless {@link
 * Builder#realTime} asks for the recorded pace.
 */
public final class RecordedProvider implements Provider {

  /** Whether the terminator came cannot be known from a recording, so its absence is no warning. */
  private static final Quirks QUIRKS = Quirks.NONE.withTerminator(false);

  private static final URI NOWHERE = URI.create("http://recorded.invalid/v1");

  private record Case(Recording recording, WireFormat format, @Nullable String question) {}

  private final String name;
  private final boolean inOrder;
  private final @Nullable Sleeper sleeper;
  private final List<Case> cases = new ArrayList<>();

  /** Of one folder and another two recordings may have the same id. */
  private final Set<Case> played = Collections.newSetFromMap(new IdentityHashMap<>());

  private final Redactor redactor = Redactor.create();
  private final Watchdog watchdog = new Watchdog(System::nanoTime);

  private RecordedProvider(Builder builder) {
    name = builder.name;
    inOrder = builder.inOrder;
    sleeper = builder.sleeper;
    var formats = new WireFormats(Map.of());
    for (var recording : builder.recordings) {
      formats
          .find(recording.api())
          .ifPresent(
              format ->
                  cases.add(
                      new Case(
                          recording,
                          format,
                          recording.request() == null
                              ? null
                              : RequestMatch.question(recording.request()))));
    }
  }

  /**
   * A provider named {@code recorded} that plays a recording, or all those in a folder.
   *
   * @param folder a recording, or a folder of recordings
   * @return the provider
   * @throws IOException where there is none, or one can't be read; the message says which
   */
  public static RecordedProvider of(Path folder) throws IOException {
    return builder().folder(folder).build();
  }

  /** {@return a builder: name {@code recorded}, no recording, no waiting} */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public String name() {
    return name;
  }

  /** The format of its recordings where it is one for all; else {@code recorded}. */
  @Override
  public String wireFormat() {
    var apis = new HashSet<String>();
    cases.forEach(each -> apis.add(each.format().id()));
    return apis.size() == 1 ? apis.iterator().next() : "recorded";
  }

  @Override
  public Attempt open(ChatRequest request, CallContext context) {
    var found = next(request, context.streaming());
    var endpoint = Endpoint.of(name, found.format().id(), NOWHERE, null).withQuirks(QUIRKS);
    var transport = new RecordedTransport(found.recording(), sleeper);
    return new HttpProvider(endpoint, found.format(), transport, watchdog, redactor)
        .open(request, context);
  }

  /** The ids of its recordings. */
  @Override
  public List<ModelInfo> models() {
    return cases.stream().map(each -> new ModelInfo(each.recording().id(), null, null)).toList();
  }

  private Case next(ChatRequest request, boolean streaming) {
    synchronized (played) {
      for (var each : cases) {
        if (each.recording().id().equals(request.modelName())) {
          played.add(each);
          return each;
        }
      }
      var same = first(each -> asks(each, request, streaming));
      var found = same != null ? same : first(each -> unplayed(each) && anyRequest(each));
      if (found == null) {
        throw new LlmException(none(request));
      }
      played.add(found);
      return found;
    }
  }

  private boolean anyRequest(Case each) {
    return inOrder || each.question() == null;
  }

  private boolean unplayed(Case each) {
    return !played.contains(each);
  }

  private static boolean asks(Case each, ChatRequest request, boolean streaming) {
    return each.question() != null
        && each.question().equals(RequestMatch.question(request, streaming, each.format()));
  }

  /** The first that has not been played; else the last that has. */
  private @Nullable Case first(Predicate<Case> fits) {
    Case last = null;
    for (var each : cases) {
      if (fits.test(each)) {
        if (unplayed(each)) {
          return each;
        }
        last = each;
      }
    }
    return last;
  }

  private LlmError none(ChatRequest request) {
    return LlmError.of(
            LlmError.Kind.INVALID_CONFIG,
            name,
            request.modelName(),
            "No recording answers this request: "
                + played.size()
                + " of "
                + cases.size()
                + " have been played. Name one as the model, "
                + name
                + "/ID, record the call, or play them in order.")
        .at("request", null);
  }

  /** Builds a {@link RecordedProvider}. Not thread-safe. */
  public static final class Builder {
    private String name = "recorded";
    private boolean inOrder;
    private @Nullable Sleeper sleeper;
    private final List<Recording> recordings = new ArrayList<>();

    private Builder() {}

    /**
     * The first segment of its model names.
     *
     * @param value the name
     * @return this builder
     */
    public Builder name(String value) {
      name = value;
      return this;
    }

    /**
     * A recording that was read already.
     *
     * @param value the recording
     * @return this builder
     */
    public Builder recording(Recording value) {
      recordings.add(value);
      return this;
    }

    /**
     * A recording, or all those in a folder, by name; model lists and formats that this library
     * does not know are left out.
     *
     * @param folder a recording, or a folder of recordings
     * @return this builder
     * @throws IOException where there is none, or one can't be read; the message says which
     */
    public Builder folder(Path folder) throws IOException {
      if (Files.isRegularFile(folder.resolve("meta.json"))) {
        recordings.add(Recording.read(folder));
        return this;
      }
      var inside = Recording.folders(folder);
      if (inside.isEmpty()) {
        throw new IOException(
            folder + " holds no recordings: a recording is a folder with meta.json and body.bin.");
      }
      for (var each : inside) {
        recordings.add(Recording.read(each));
      }
      return this;
    }

    /**
     * They answer in the order in which they were given, whatever is asked.
     *
     * @return this builder
     */
    public Builder inOrder() {
      inOrder = true;
      return this;
    }

    /**
     * Frames come at the pace at which they were recorded, where that is known.
     *
     * @return this builder
     */
    public Builder realTime() {
      return realTime(Sleeper.REAL);
    }

    /**
     * The same, with these waits; for tests.
     *
     * @param value waits between frames
     * @return this builder
     */
    public Builder realTime(Sleeper value) {
      sleeper = value;
      return this;
    }

    /** {@return the provider} */
    public RecordedProvider build() {
      return new RecordedProvider(this);
    }
  }
}
