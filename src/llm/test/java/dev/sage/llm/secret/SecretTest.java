package dev.sage.llm.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serializable;
import org.junit.jupiter.api.Test;

class SecretTest {

  @Test
  void never_prints_itself() {
    assertThat(Secret.of("hunter22")).hasToString("Secret[hidden]");
    assertThat((Object) Secret.of("hunter22")).isNotInstanceOf(Serializable.class);
  }

  @Test
  void equals_by_value_and_drops_the_white_space_of_copying() {
    assertThat(Secret.of(" hunter22\n"))
        .isEqualTo(Secret.of("hunter22"))
        .hasSameHashCodeAs(Secret.of("other"))
        .isNotEqualTo(Secret.of("other"));
  }

  @Test
  void is_never_empty() {
    assertThatThrownBy(() -> Secret.of(" ")).isInstanceOf(IllegalArgumentException.class);
  }
}
