package dev.sage.llm.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.FinishReason;
import dev.sage.llm.LlmError;
import dev.sage.llm.Usage;
import dev.sage.llm.provider.fake.FakeProvider;
import dev.sage.llm.transport.Cancellation;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Who leads, in the cases that two threads meet in by chance only. */
class FlightTest {

  private static final long LONG = Duration.ofMinutes(10).toNanos();
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final Flight.Landing TURN =
      new Flight.Landing.Turn(
          new CachedTurn("m", null, List.of(), FinishReason.STOP, "stop", Usage.UNKNOWN));
  private static final Flight.Landing FAILED =
      new Flight.Landing.Failed(
          LlmError.of(LlmError.Kind.BILLING, "p", null, "Pay."), FakeProvider.of());

  private final ResponseCache cache = ResponseCache.inMemory();
  private final CachedCall first = call();
  private final CachedCall second = call();
  private final CachedCall third = call();
  private final Cancellation cancellation = new Cancellation();

  private CachedCall call() {
    return Objects.requireNonNull(cache.call(CacheCase.REQUEST, FakeProvider.of()));
  }

  private Flight flight(long patience) {
    var flight = new Flight("key", first, patience);
    assertThat(flight.join(second)).isTrue();
    assertThat(flight.join(third)).isTrue();
    return flight;
  }

  @Test
  void a_call_that_is_cancelled_just_when_its_turn_comes_passes_the_lead_on() {
    var flight = flight(LONG);
    flight.landed(first, null);
    cancellation.cancel("too late");

    assertThat(flight.await(second, cancellation, LIMIT))
        .isInstanceOf(Flight.Landing.Cancelled.class);
    assertThat(flight.leads(third)).isTrue();
    assertThat(flight.over()).isFalse();
  }

  @Test
  void where_the_last_one_gives_up_nobody_can_join_any_more() {
    var flight = new Flight("key", first, LONG);
    flight.landed(first, null);

    assertThat(flight.over()).isTrue();
    assertThat(flight.join(second)).isFalse();
  }

  @Test
  void where_the_answer_is_there_nobody_needs_to_join_any_more() {
    var flight = flight(LONG);
    flight.landed(first, TURN);

    assertThat(flight.join(call())).isFalse();
    assertThat(flight.await(second, cancellation, LIMIT)).isEqualTo(TURN);
  }

  @Test
  void a_leader_that_was_given_up_may_still_bring_the_answer() {
    var flight = flight(0);
    flight.pulled(first, false);
    assertThat(flight.await(second, cancellation, LIMIT)).isInstanceOf(Flight.Landing.Leads.class);
    flight.landed(first, TURN);
    flight.landed(second, FAILED);

    assertThat(flight.await(third, cancellation, LIMIT)).isEqualTo(TURN);
  }

  @Test
  void a_leader_that_was_given_up_has_no_say_in_failing() {
    var flight = flight(0);
    flight.pulled(first, false);
    assertThat(flight.await(second, cancellation, LIMIT)).isInstanceOf(Flight.Landing.Leads.class);
    flight.landed(first, FAILED);
    flight.landed(first, null);
    flight.pulled(first, false);

    assertThat(flight.leads(second)).isTrue();
    flight.landed(second, FAILED);
    assertThat(flight.await(third, cancellation, LIMIT)).isEqualTo(FAILED);
  }

  @Test
  void a_call_that_comes_when_a_flight_is_just_over_leads_one_of_its_own() {
    var key = cache.key(CacheCase.REQUEST, FakeProvider.of());
    var over = cache.join(key, first);
    over.landed(first, null);
    var next = cache.join(key, second);

    assertThat(next).isNotSameAs(over);
    assertThat(next.leads(second)).isTrue();
    cache.left(over);
    assertThat(cache.join(key, third)).as("the new one stays").isSameAs(next);
  }

  @Test
  void a_leader_that_is_pulled_again_in_time_stays() {
    var flight = flight(LONG);
    flight.pulled(first, false);
    assertThat(flight.await(second, cancellation, Duration.ofMillis(5)))
        .isInstanceOf(Flight.Landing.Late.class);
    flight.pulled(first, true);

    assertThat(flight.await(third, cancellation, Duration.ofMillis(5)))
        .isInstanceOf(Flight.Landing.Late.class);
    assertThat(flight.leads(first)).isTrue();
  }
}
