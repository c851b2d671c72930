package dev.sage.workbench.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MaskedTextTest {

  private static final String KEY = "hushhush-0123456789abcdef";

  @Test
  void a_dotenv_file_shows_names_comments_and_addresses() {
    String text =
        """
        # my keys
        OPENAI_API_KEY=%1$s
        export OPENAI_BASE_URL=http://user:%1$s@host/v1
        SAGE_MODEL=openai/gpt-4.1
        #OLD_KEY=%1$s
        EMPTY=
        %1$s
        MORE="%1$s
        %1$s"
        LAST=%1$s
        """
            .formatted(KEY);
    assertThat(MaskedText.dotenv(text))
        .isEqualTo(
            """
            # my keys
            OPENAI_API_KEY=••••
            export OPENAI_BASE_URL=http://••••@host/v1
            SAGE_MODEL=openai/gpt-4.1
            # ••••
            EMPTY=
            ••••
            MORE=••••
            ••••
            LAST=••••
            """);
  }

  @Test
  void a_json_file_shows_names_references_and_addresses() {
    String text =
        """
        { "model": "openai/gpt-4.1", // ours
          "providers": { "openai": {
            "apiKey": "%1$s", "baseUrl": "https://u:%1$s@host/v1",
            "headers": { "X-Any": "%1$s" } },
            "groq": { "apiKey": { "keychain": "groq/work" } } } }
        """
            .formatted(KEY);
    assertThat(MaskedText.json(text))
        .doesNotContain("hush")
        .contains("\"baseUrl\": \"https://••••@host/v1\"", "{ \"keychain\": \"groq/work\" }")
        .contains("\"apiKey\": \"••••\"", "\"X-Any\": \"••••\"", "\"model\": \"openai/gpt-4.1\"");
  }

  @Test
  void lists_and_comments_may_hold_a_key_too() {
    String text =
        """
        { // before: %1$s
          /* "apiKey": "%1$s" */
          "providers": { "openai": { "apiKey": /* new */ "%1$s" },
            "groq": { "apiKey": { "command": [ "curl", "-H",
              "%1$s" ] } } } }
        """
            .formatted(KEY);
    assertThat(MaskedText.json(text))
        .doesNotContain("hush")
        .contains(
            "// before: ••••", "\"command\": [ \"••••\", \"••••\",", "\"providers\": { \"openai\"");
    assertThat(MaskedText.json(text).lines().count()).isEqualTo(text.lines().count());
  }

  @Test
  void a_broken_file_shows_rather_too_little() {
    for (String broken :
        List.of(
            "{ \"apiKey\": \"" + KEY,
            "{ apiKey: " + KEY + " }",
            "{ 'apiKey': '" + KEY + "' }",
            KEY,
            "{ \"a\" \"" + KEY + "\" }")) {
      assertThat(MaskedText.broken(broken)).doesNotContain(KEY).doesNotContain("0123456789");
    }
  }

  @Test
  void line_for_line_it_is_the_file() {
    String text = "A=\"x\ny\"\n\nB=1\r\nbroken\n{\n";
    assertThat(MaskedText.dotenv(text).lines().count()).isEqualTo(text.lines().count());
  }
}
