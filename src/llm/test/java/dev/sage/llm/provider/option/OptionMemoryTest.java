package dev.sage.llm.provider.option;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OptionMemoryTest {

  private static final OptionChange SEED = new OptionChange.LeftOut("seed", List.of("seed"));
  private static final OptionChange TOP_P = new OptionChange.LeftOut("top_p", List.of("top_p"));

  private final OptionMemory memory = new OptionMemory();

  @Test
  void a_models_refusals_are_its_own() {
    assertThat(memory.learn("a", SEED)).isTrue();

    assertThat(memory.of("a")).containsExactly(SEED);
    assertThat(memory.of("b")).isEmpty();
  }

  @Test
  void they_are_kept_in_the_order_in_which_they_came_each_once() {
    memory.learn("a", SEED);
    memory.learn("a", TOP_P);
    memory.learn("a", SEED);

    assertThat(memory.of("a")).containsExactly(SEED, TOP_P);
  }

  @Test
  void an_exchange_that_is_refused_too_is_forgotten() {
    memory.learn("a", new OptionChange.Renamed("max_tokens", "max_completion_tokens"));

    assertThat(memory.learn("a", new OptionChange.Renamed("max_completion_tokens", "max_tokens")))
        .isFalse();
    assertThat(memory.of("a")).isEmpty();
  }

  @Test
  void a_role_that_is_refused_under_both_names_is_forgotten() {
    memory.learn("a", new OptionChange.OtherRole("developer", "system"));

    assertThat(memory.learn("a", new OptionChange.OtherRole("system", "developer"))).isFalse();
    assertThat(memory.of("a")).isEmpty();
  }

  @Test
  void it_does_not_grow_without_end() {
    memory.learn("first", SEED);
    memory.learn("second", SEED);
    for (int i = 0; i < 255; i++) {
      memory.of("first");
      memory.learn("m" + i, SEED);
    }

    assertThat(memory.of("first")).containsExactly(SEED);
    assertThat(memory.of("second")).isEmpty();
  }
}
