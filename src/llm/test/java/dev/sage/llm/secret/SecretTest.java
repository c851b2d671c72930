package dev.sage.llm.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import java.io.ByteArrayOutputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class SecretTest {

  @Test
  void never_prints_itself() {
    assertThat(Secret.of("hunter22")).hasToString("Secret[hidden]");
    assertThat((Object) Secret.of("hunter22")).isNotInstanceOf(Serializable.class);
  }

  @Test
  void goes_into_no_json_however_objects_are_written() {
    var byFields =
        JsonMapper.builder()
            .changeDefaultVisibility(
                checker -> checker.withVisibility(PropertyAccessor.ALL, Visibility.ANY))
            .build();

    assertThat(new JsonMapper().writeValueAsString(Secret.of("hunter22"))).isEqualTo("{}");
    assertThat(byFields.writeValueAsString(Map.of("key", Secret.of("hunter22"))))
        .doesNotContain("hunter22");
  }

  @Test
  void java_refuses_to_serialize_it() throws Exception {
    try (var out = new ObjectOutputStream(new ByteArrayOutputStream())) {
      assertThatThrownBy(() -> out.writeObject(Secret.of("hunter22")))
          .isInstanceOf(NotSerializableException.class)
          .hasMessageNotContaining("hunter22");
    }
  }

  @Test
  void equals_by_value_and_drops_the_white_space_of_copying() {
    assertThat(Secret.of(" hunter22\n"))
        .isEqualTo(Secret.of("hunter22"))
        .hasSameHashCodeAs(Secret.of("other"))
        .isNotEqualTo(Secret.of("other"));
    // Nor to its own text: else whoever guesses could ask.
    assertThat(Secret.of("hunter22").equals((Object) "hunter22")).isFalse();
  }

  @Test
  void is_never_empty() {
    assertThatThrownBy(() -> Secret.of(" ")).isInstanceOf(IllegalArgumentException.class);
  }
}
