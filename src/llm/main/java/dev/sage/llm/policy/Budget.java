package dev.sage.llm.policy;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.LlmError;
import dev.sage.llm.LlmException;
import dev.sage.llm.Usage;
import dev.sage.llm.cost.Prices;
import dev.sage.llm.policy.Caps.Span;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Caps on what calls may cost, in tokens and in dollars: each call, a session (the life of this
 * object), a day (UTC). What would go over a cap fails with {@code budget_exceeded} before a byte
 * is sent. Thread-safe; one may be shared between clients, which then spend from the same purse.
 *
 * <p>Every call reserves what it may cost at most: its input, estimated ({@link TokenEstimate}),
 * and its {@code maxTokens}, or 4,096 output tokens where it names none. What is spent and what is
 * reserved together never go over a cap, however many call at once. When a call ends, what the
 * provider counted takes the place of the reservation; where it failed before any content nothing
 * is spent, and where nobody knows what was used the reservation counts as spent.
 *
 * <p>Answers from the cache cost nothing. Models on the user's own machine cost no dollars. Where a
 * cap in dollars is set, a model without a known price is refused.
 *
 * <p>Defaults: no cap.
 */
public final class Budget {

  private final Caps caps;
  private final long assumedOutput;
  private final TokenEstimate estimate;
  private final @Nullable Prices prices;
  private final PolicyClock clock;

  private final ReentrantLock lock = new ReentrantLock();
  private Amount session = Amount.NOTHING;
  private Amount today;
  private Amount reserved = Amount.NOTHING;
  private LocalDate day;

  private Budget(Builder builder) {
    caps = builder.caps;
    assumedOutput = builder.assumedOutput;
    estimate = builder.estimate;
    prices = builder.prices == null && caps.inDollars() ? Prices.bundled() : builder.prices;
    clock = builder.clock;
    today = builder.today;
    day = date();
  }

  /**
   * A builder without caps.
   *
   * @return the builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * What is spent.
   *
   * @return a snapshot
   */
  public Spent spent() {
    lock.lock();
    try {
      turnDay();
      return new Spent(session, today, reserved);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Sets aside what a call may cost.
   *
   * @param request what is about to be sent
   * @param local whether the model runs on the user's own machine
   * @return what is set aside, to be spent or released when the call is over
   * @throws LlmException {@code budget_exceeded}; its reason is the cap: {@code tokens_per_day} ...
   */
  public Reservation reserve(ChatRequest request, boolean local) {
    long input = estimate.input(request);
    var max = request.maxTokens();
    var asked = asked(request, input, max == null ? assumedOutput : max, local);
    lock.lock();
    try {
      turnDay();
      check(request, Span.REQUEST, asked, Amount.NOTHING);
      check(request, Span.SESSION, asked, session.plus(reserved));
      check(request, Span.DAY, asked, today.plus(reserved));
      reserved = reserved.plus(asked);
      return new Reservation(this, request, local, asked);
    } finally {
      lock.unlock();
    }
  }

  /** A call is over: its reservation is freed, and what it cost is spent. */
  void settle(Reservation reservation, Amount cost) {
    lock.lock();
    try {
      turnDay();
      reserved = reserved.minus(reservation.asked());
      session = session.plus(cost);
      today = today.plus(cost);
    } finally {
      lock.unlock();
    }
  }

  /** What a call cost; what was asked for where the provider did not say. */
  Amount cost(Reservation reservation, Usage usage) {
    var asked = reservation.asked();
    var input = usage.input();
    var output = usage.output();
    if (input == null || output == null || input < 0 || output < 0) {
      return asked;
    }
    var request = reservation.request();
    var dollars =
        prices == null || reservation.local()
            ? Optional.of(BigDecimal.ZERO)
            : prices.cost(request.provider(), request.modelName(), usage);
    return new Amount(sum(input, output), dollars.orElse(asked.dollars()));
  }

  private Amount asked(ChatRequest request, long input, long output, boolean local) {
    if (prices == null || local) {
      return new Amount(sum(input, output), BigDecimal.ZERO);
    }
    var dollars = prices.estimate(request.provider(), request.modelName(), input, output);
    if (dollars.isEmpty() && caps.inDollars()) {
      throw refused(
          request,
          "price_unknown",
          "A budget in dollars is set, and the price of %s is not known. Add it to the prices, or set a budget in tokens."
              .formatted(request.model()));
    }
    return new Amount(sum(input, output), dollars.orElse(BigDecimal.ZERO));
  }

  private void check(ChatRequest request, Span span, Amount asked, Amount used) {
    var tokens = caps.tokens(span);
    if (tokens != null && sum(used.tokens(), asked.tokens()) > tokens) {
      throw refused(
          request,
          "tokens_per_" + span.json(),
          "The call may cost %,d tokens, and of the %,d %s %,d are left. Raise the cap, or send less."
              .formatted(
                  asked.tokens(), tokens, span.words(), Math.max(0, tokens - used.tokens())));
    }
    var dollars = caps.dollars(span);
    if (dollars != null && used.dollars().add(asked.dollars()).compareTo(dollars) > 0) {
      throw refused(
          request,
          "dollars_per_" + span.json(),
          "The call may cost $%s, and of the $%s %s $%s is left. Raise the cap, or send less."
              .formatted(
                  plain(asked.dollars()),
                  plain(dollars),
                  span.words(),
                  plain(dollars.subtract(used.dollars()).max(BigDecimal.ZERO))));
    }
  }

  private static LlmException refused(ChatRequest request, String reason, String message) {
    return new LlmException(
        LlmError.of(LlmError.Kind.BUDGET_EXCEEDED, request.provider(), request.modelName(), message)
            .at("request", reason));
  }

  /** Of two that are not negative; what does not fit is the largest number, and over any cap. */
  private static long sum(long one, long other) {
    long sum = one + other;
    return sum < 0 ? Long.MAX_VALUE : sum;
  }

  private static String plain(BigDecimal dollars) {
    return dollars.stripTrailingZeros().toPlainString();
  }

  private void turnDay() {
    var now = date();
    if (!now.equals(day)) {
      day = now;
      today = Amount.NOTHING;
    }
  }

  private LocalDate date() {
    return LocalDate.ofInstant(clock.now(), ZoneOffset.UTC);
  }

  /**
   * An amount of both currencies.
   *
   * @param tokens input and output
   * @param dollars US dollars
   */
  public record Amount(long tokens, BigDecimal dollars) {
    /** Nothing. */
    public static final Amount NOTHING = new Amount(0, BigDecimal.ZERO);

    Amount plus(Amount other) {
      return new Amount(sum(tokens, other.tokens), dollars.add(other.dollars));
    }

    Amount minus(Amount other) {
      return new Amount(tokens - other.tokens, dollars.subtract(other.dollars));
    }
  }

  /**
   * What is spent by now.
   *
   * @param session since this budget was made
   * @param today since midnight UTC
   * @param reserved by the calls that run
   */
  public record Spent(Amount session, Amount today, Amount reserved) {}

  /** Builds a {@link Budget}. Not thread-safe. */
  public static final class Builder {
    private Caps caps = Caps.NONE;
    private long assumedOutput = 4096;
    private TokenEstimate estimate = TokenEstimate.BY_LENGTH;
    private @Nullable Prices prices;
    private PolicyClock clock = PolicyClock.SYSTEM;
    private Amount today = Amount.NOTHING;

    private Builder() {}

    /**
     * The most tokens, input and output, of one call.
     *
     * @param value tokens, at least 1
     * @return this builder
     */
    public Builder tokensPerRequest(long value) {
      caps = caps.withTokens(Span.REQUEST, value);
      return this;
    }

    /**
     * The most tokens in the life of this budget.
     *
     * @param value tokens, at least 1
     * @return this builder
     */
    public Builder tokensPerSession(long value) {
      caps = caps.withTokens(Span.SESSION, value);
      return this;
    }

    /**
     * The most tokens of a day, UTC.
     *
     * @param value tokens, at least 1
     * @return this builder
     */
    public Builder tokensPerDay(long value) {
      caps = caps.withTokens(Span.DAY, value);
      return this;
    }

    /**
     * The most dollars of one call: {@code "0.05"}.
     *
     * @param value US dollars, more than 0
     * @return this builder
     */
    public Builder dollarsPerRequest(String value) {
      caps = caps.withDollars(Span.REQUEST, new BigDecimal(value));
      return this;
    }

    /**
     * The most dollars in the life of this budget.
     *
     * @param value US dollars, more than 0
     * @return this builder
     */
    public Builder dollarsPerSession(String value) {
      caps = caps.withDollars(Span.SESSION, new BigDecimal(value));
      return this;
    }

    /**
     * The most dollars of a day, UTC.
     *
     * @param value US dollars, more than 0
     * @return this builder
     */
    public Builder dollarsPerDay(String value) {
      caps = caps.withDollars(Span.DAY, new BigDecimal(value));
      return this;
    }

    /**
     * What a call without {@code maxTokens} is taken to answer at most; 4,096 tokens.
     *
     * @param value tokens, at least 0
     * @return this builder
     */
    public Builder assumedOutput(long value) {
      if (value < 0) {
        throw new IllegalArgumentException("an answer has no fewer than 0 tokens, was " + value);
      }
      assumedOutput = value;
      return this;
    }

    /**
     * How input tokens are guessed; {@link TokenEstimate#BY_LENGTH}.
     *
     * @param value the estimate
     * @return this builder
     */
    public Builder estimate(TokenEstimate value) {
      estimate = value;
      return this;
    }

    /**
     * What models cost; {@link Prices#bundled} where it is not given.
     *
     * @param value the prices
     * @return this builder
     */
    public Builder prices(Prices value) {
      prices = value;
      return this;
    }

    /**
     * What was spent today before this budget was made, by the program's own book.
     *
     * @param tokens input and output
     * @param dollars US dollars
     * @return this builder
     */
    public Builder spentToday(long tokens, String dollars) {
      today = new Amount(tokens, new BigDecimal(dollars));
      return this;
    }

    /**
     * The clock that turns the day; for tests.
     *
     * @param value the clock
     * @return this builder
     */
    public Builder clock(PolicyClock value) {
      clock = value;
      return this;
    }

    /**
     * The budget.
     *
     * @return the budget
     */
    public Budget build() {
      return new Budget(this);
    }
  }
}
