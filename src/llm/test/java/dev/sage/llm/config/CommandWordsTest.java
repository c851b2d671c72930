package dev.sage.llm.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommandWordsTest {

  @Test
  void what_stands_behind_an_option_for_secrets_is_not_shown() {
    assertThat(
            CommandWords.masked(
                List.of("vault", "--token", "hush", "read", "--api-key=hush", "-password", "hush")))
        .containsExactly("vault", "--token", "••••", "read", "--api-key=••••", "-password", "••••");
  }

  @Test
  void everything_else_is() {
    assertThat(CommandWords.masked(List.of("op", "read", "op://dev/openai/key", "--no-color")))
        .containsExactly("op", "read", "op://dev/openai/key", "--no-color");
  }
}
