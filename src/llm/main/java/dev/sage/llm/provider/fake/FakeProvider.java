package dev.sage.llm.provider.fake;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Message;
import dev.sage.llm.ModelInfo;
import dev.sage.llm.provider.Attempt;
import dev.sage.llm.provider.CallContext;
import dev.sage.llm.provider.Provider;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A provider without a network. Each attempt takes the answer of the first rule that fits: the
 * program's own function, conditions in the order in which they were given, answers of its model,
 * answers of any model. Several answers of one rule are given in order, and the last of them stays.
 * Where no rule fits it answers with a sentence that depends on the seed and the request alone.
 * Thread-safe. Deterministic: with the same seed the same requests get the same events, but for
 * times and ids.
 */
public final class FakeProvider implements Provider {

  private static final String[] SENTENCES = {
    "The first step is small and can be taken back.",
    "Measure before you change anything, and once more after.",
    "A name that says what a thing is saves a page of explanation.",
    "What can't be tested will be tested by its users.",
    "Keep the old way until the new one has run for a week."
  };

  private final String name;
  private final long seed;
  private final Function<ChatRequest, @Nullable FakeAnswer> function;
  private final List<Rule> rules;
  private final Deque<FakeAnswer> answers;
  private final TreeMap<String, Deque<FakeAnswer>> byModel = new TreeMap<>();
  private final List<ChatRequest> requests = new ArrayList<>();

  /** Answers of requests that meet a condition. */
  private record Rule(Predicate<ChatRequest> when, Deque<FakeAnswer> answers) {}

  private FakeProvider(Builder builder) {
    name = builder.name;
    seed = builder.seed;
    function = builder.function;
    rules =
        builder.rules.stream()
            .map(rule -> new Rule(rule.when(), new ArrayDeque<>(rule.answers())))
            .toList();
    answers = new ArrayDeque<>(builder.answers);
    builder.byModel.forEach((model, list) -> byModel.put(model, new ArrayDeque<>(list)));
  }

  /**
   * {@return a fake that gives these answers, one an attempt}
   *
   * @param answers in the order in which attempts get them
   */
  public static FakeProvider of(FakeAnswer... answers) {
    var builder = builder();
    for (var answer : answers) {
      builder.answer(answer);
    }
    return builder.build();
  }

  /**
   * A fake that does what a script says.
   *
   * @param script what it answers
   * @return the provider
   */
  public static FakeProvider of(FakeScript script) {
    return builder().script(script).build();
  }

  /** {@return a builder: name {@code fake}, seed 1, nothing scripted} */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String wireFormat() {
    return "fake";
  }

  /** {@return every request so far, one for each attempt, in order} */
  public List<ChatRequest> requests() {
    synchronized (requests) {
      return List.copyOf(requests);
    }
  }

  @Override
  public Attempt open(ChatRequest request, CallContext context) {
    synchronized (requests) {
      requests.add(request);
      return new FakeAttempt(next(request), request.modelName(), random(request), context);
    }
  }

  @Override
  public List<ModelInfo> models() {
    return byModel.isEmpty()
        ? List.of(new ModelInfo("fake", "Fake", null))
        : byModel.keySet().stream().map(id -> new ModelInfo(id, null, null)).toList();
  }

  private FakeAnswer next(ChatRequest request) {
    var own = function.apply(request);
    if (own != null) {
      return own;
    }
    var scripted = byModel.getOrDefault(request.modelName(), answers);
    for (var rule : rules) {
      if (rule.when().test(request)) {
        scripted = rule.answers();
        break;
      }
    }
    if (scripted.isEmpty()) {
      var random = random(request);
      return FakeAnswer.builder()
          .say(SENTENCES[random.nextInt(SENTENCES.length)])
          .usage(7, 11)
          .build();
    }
    return scripted.size() > 1 ? scripted.removeFirst() : scripted.getFirst();
  }

  private SplittableRandom random(ChatRequest request) {
    // Of the texts, not of the records: an enum's hash differs from run to run.
    var texts = request.messages().stream().map(Message::text).toList();
    return new SplittableRandom(seed * 31 + texts.hashCode());
  }

  /** Builds a {@link FakeProvider}. Not thread-safe. */
  public static final class Builder {
    private String name = "fake";
    private long seed = 1;
    private Function<ChatRequest, @Nullable FakeAnswer> function = _ -> null;
    private final List<Rule> rules = new ArrayList<>();
    private final List<FakeAnswer> answers = new ArrayList<>();
    private final TreeMap<String, List<FakeAnswer>> byModel = new TreeMap<>();

    private Builder() {}

    /**
     * The provider's name, the first segment of its model names.
     *
     * @param value {@code fake} by default
     * @return this builder
     */
    public Builder name(String value) {
      name = value;
      return this;
    }

    /**
     * Decides how answers are cut into pieces.
     *
     * @param value equal seeds cut equal answers equally; 1 by default
     * @return this builder
     */
    public Builder seed(long value) {
      seed = value;
      return this;
    }

    /**
     * Answers every request for which this function has an answer; null leaves it to the rules. It
     * is called by the threads that make calls, one at a time.
     *
     * @param value the function
     * @return this builder
     */
    public Builder answering(Function<ChatRequest, @Nullable FakeAnswer> value) {
      function = value;
      return this;
    }

    /**
     * The answers of requests that meet this condition and none given before.
     *
     * @param condition which requests
     * @param inOrder their answers; the last stays
     * @return this builder
     */
    public Builder when(Predicate<ChatRequest> condition, FakeAnswer... inOrder) {
      rules.add(new Rule(condition, new ArrayDeque<>(List.of(inOrder))));
      return this;
    }

    /**
     * The seed and all answers of a script.
     *
     * @param value the script
     * @return this builder
     */
    public Builder script(FakeScript value) {
      seed = value.seed();
      value.rules().forEach(rule -> when(rule::fits, rule.answers().toArray(FakeAnswer[]::new)));
      return this;
    }

    /**
     * The next answer of any model that has none of its own.
     *
     * @param value the answer
     * @return this builder
     */
    public Builder answer(FakeAnswer value) {
      answers.add(value);
      return this;
    }

    /**
     * The next answer of this model.
     *
     * @param model the model's name without the provider
     * @param value the answer
     * @return this builder
     */
    public Builder answer(String model, FakeAnswer value) {
      byModel.computeIfAbsent(model, _ -> new ArrayList<>()).add(value);
      return this;
    }

    /**
     * The provider; the builder may go on.
     *
     * @return the provider
     */
    public FakeProvider build() {
      return new FakeProvider(this);
    }
  }
}
