package dev.sage.llm.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SecretStoreTest {

  @Test
  void without_a_store_nothing_is_found_and_nothing_can_be_kept() {
    var none = SecretStore.NONE;

    assertThat(none.id()).isEqualTo("none");
    assertThat(none.title()).isEqualTo("no store");
    assertThat(none.state()).isEqualTo(SecretStore.State.UNAVAILABLE);
    assertThat(none.find("openai/default")).isEmpty();
    assertThat(none.names()).isEmpty();
    assertThat(none.remove("openai/default")).isFalse();
    assertThatThrownBy(() -> none.put("openai/default", Secret.of("hunter22")))
        .isInstanceOf(SecretStoreException.class)
        .hasMessage(none.reason())
        .hasMessageNotContaining("hunter22");
  }
}
