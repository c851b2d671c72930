package dev.sage.console.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class Base64ImageTest {
  @Test
  void says_what_a_picture_is_and_how_large() {
    assertThat(Base64Image.words("iVBORw0KGgo" + "A".repeat(1_599_989)))
        .isEqualTo("image/png 1.2 MB");
    assertThat(Base64Image.words("data:image/jpeg;base64," + "A".repeat(4_000)))
        .isEqualTo("image/jpeg 3.0 kB");
  }

  @Test
  void leaves_other_texts_alone() {
    assertThat(Base64Image.words("Once upon a time ".repeat(100))).isEmpty();
    assertThat(Base64Image.words("/9j/ is how a picture begins. ".repeat(100))).isEmpty();
    assertThat(Base64Image.words("R0lGOD")).isEmpty();
  }
}
