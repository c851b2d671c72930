package dev.sage.console.compare.prompt;

import dev.sage.workbench.prompt.Prompt;
import dev.sage.workbench.prompt.Turn;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The states that a prompt had, to go back and forth. What is typed without a pause in one place is
 * one step. Bounded by count and by characters. One thread.
 */
final class PromptHistory {
  private static final int MOST_STEPS = 300;
  private static final long MOST_CHARACTERS = 20_000_000;
  private static final Duration PAUSE = Duration.ofMillis(1_500);

  /**
   * One state.
   *
   * @param blocks the identity of each turn, so that an editor stays with its text
   */
  record State(Prompt prompt, List<Integer> blocks) {
    State {
      blocks = List.copyOf(blocks);
    }

    private long characters() {
      long sum = (long) prompt.tools().length() + prompt.responseSchema().length();
      for (Turn turn : prompt.turns()) {
        sum += turn.text().length();
      }
      return sum;
    }
  }

  private final Deque<State> past = new ArrayDeque<>();
  private final Deque<State> future = new ArrayDeque<>();
  private final InstantSource clock;
  private @Nullable String merging;
  private Instant last = Instant.MIN;

  PromptHistory(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Remembers a state that is about to be left.
   *
   * @param merge what is typed in; null for a step of its own
   */
  void leave(State state, @Nullable String merge) {
    Instant now = clock.instant();
    boolean goesOn =
        merge != null
            && merge.equals(merging)
            && !past.isEmpty()
            && future.isEmpty()
            && now.isBefore(last.plus(PAUSE));
    if (!goesOn) {
      past.push(state);
      bound();
    }
    future.clear();
    merging = merge;
    last = now;
  }

  private void bound() {
    long characters = past.stream().mapToLong(State::characters).sum();
    while (past.size() > MOST_STEPS || (characters > MOST_CHARACTERS && past.size() > 1)) {
      characters -= past.removeLast().characters();
    }
  }

  Optional<State> back(State now) {
    return step(past, future, now);
  }

  Optional<State> forth(State now) {
    return step(future, past, now);
  }

  private Optional<State> step(Deque<State> from, Deque<State> to, State now) {
    merging = null;
    if (from.isEmpty()) {
      return Optional.empty();
    }
    to.push(now);
    return Optional.of(from.pop());
  }

  void forget() {
    past.clear();
    future.clear();
    merging = null;
  }

  boolean hasPast() {
    return !past.isEmpty();
  }

  boolean hasFuture() {
    return !future.isEmpty();
  }
}
