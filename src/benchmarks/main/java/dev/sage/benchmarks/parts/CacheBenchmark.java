package dev.sage.benchmarks.parts;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.ChatResponse;
import dev.sage.llm.Llm;
import dev.sage.llm.Message;
import dev.sage.llm.ToolSpec;
import dev.sage.llm.cache.CacheKey;
import dev.sage.llm.cache.CachedCall;
import dev.sage.llm.cache.MemoryStore;
import dev.sage.llm.cache.ResponseCache;
import dev.sage.llm.provider.fake.FakeAnswer;
import dev.sage.llm.provider.fake.FakeProvider;
import dev.sage.llm.transport.Cancellation;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What a cache costs: the key of a request, an answer from memory, a whole call that is a hit. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class CacheBenchmark {

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final String SENTENCE = "The word \"naïve\" has two dots.\n";
  private static final String SCHEMA =
      "{\"type\":\"object\",\"properties\":{\"city\":{\"type\":\"string\"}},\"required\":[\"city\"]}";

  /** About how many bytes the request has. */
  @Param({"2048", "102400"})
  public int bytes = 2048;

  private final FakeProvider provider =
      FakeProvider.of(FakeAnswer.builder().say("An answer of some words. ".repeat(8)).build());
  private final MemoryStore store = MemoryStore.create();
  private final ResponseCache cache = ResponseCache.builder().store(store).build();
  private final Llm llm =
      Llm.builder().environment(Map.of()).provider(provider).cache(cache).build();
  private final Cancellation cancellation = new Cancellation();
  private ChatRequest request = ChatRequest.of("fake/m");
  private String key = "";
  private byte[] json = {};

  /** Builds the request, and stores its answer. */
  @Setup
  public void build() {
    int turns = 8;
    var builder =
        ChatRequest.builder("fake/m")
            .tool(new ToolSpec("weather", "The weather of a city", SCHEMA))
            .temperature(0.2)
            .maxTokens(500);
    int repeat = Math.max(1, (bytes - 700) / turns / SENTENCE.length());
    for (int i = 0; i < turns; i++) {
      builder.message(Message.user(SENTENCE.repeat(repeat)));
    }
    request = builder.build();
    key = CacheKey.of(request, provider).hex();
    json = CacheKey.document(request, "fake", null).getBytes(StandardCharsets.UTF_8);
    llm.stream(request).response();
  }

  /** The key, from the request. */
  @Benchmark
  public String key() {
    return CacheKey.of(request, provider).hex();
  }

  /** The peer: the request's JSON as a tree, sorted, written and hashed. */
  @Benchmark
  public String jacksonTreeSortAndSha256() throws NoSuchAlgorithmException {
    byte[] sorted = MAPPER.writeValueAsBytes(sorted(MAPPER.readTree(json)));
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(sorted));
  }

  private static JsonNode sorted(JsonNode node) {
    if (node.isObject()) {
      var fields = new TreeMap<String, JsonNode>();
      node.properties().forEach(field -> fields.put(field.getKey(), sorted(field.getValue())));
      var object = JsonNodeFactory.instance.objectNode();
      fields.forEach(object::set);
      return object;
    }
    if (node.isArray()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      node.forEach(item -> array.add(sorted(item)));
      return array;
    }
    return node;
  }

  /** The bytes of an entry in memory. */
  @Benchmark
  public byte[] entry() {
    return Objects.requireNonNull(store.get(key));
  }

  /** The key and all that a hit does beyond it: look up, check, read the answer. */
  @Benchmark
  public CachedCall.Source keyAndHit() {
    var call = Objects.requireNonNull(cache.call(request, provider));
    return call.next(cancellation, Duration.ofMinutes(1));
  }

  /** A whole call that is a hit. */
  @Benchmark
  public ChatResponse wholeCall() {
    return llm.stream(request).response();
  }
}
