package dev.sage.llm.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sage.llm.LlmException;
import dev.sage.llm.Timeouts;
import dev.sage.llm.provider.AuthStyle;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What is configured, and where it comes from. */
class ConfigTest extends ConfigCase {

  private static final String PLAIN = "0123456789abcdefABCDEF0123456789";

  @Test
  void nothing_at_all_is_a_configuration_too() {
    var config = load();

    assertThat(config.problems()).isEmpty();
    assertThat(config.providers()).isEmpty();
    assertThat(config.settings()).isEmpty();
    assertThat(config.projectFolder()).isNull();
    assertThat(config.trusted()).isTrue();
    assertThat(config.timeouts()).isEmpty();
    assertThat(config.endpoint("ollama").baseUrl()).hasToString("http://localhost:11434");
  }

  @Test
  void a_key_in_the_environment_is_all_that_is_needed() {
    environment("OPENAI_API_KEY", KEY);

    var config = load();

    assertThat(config.problems()).isEmpty();
    assertThat(config.providers()).containsExactly("openai");
    assertThat(key(config.endpoint("openai"))).isEqualTo(KEY);
    assertThat(config.endpoint("openai-responses").wireFormat()).isEqualTo("openai-responses");
    assertThat(config.key("openai"))
        .hasValueSatisfying(
            key -> {
              assertThat(key.kind()).isEqualTo(KeySource.Kind.VARIABLE);
              assertThat(key.origin().shown()).isEqualTo("the environment: OPENAI_API_KEY");
              assertThat(key.shown()).isEqualTo("sk-proj-… (38 characters)");
            });
  }

  @Test
  void the_ladder_names_the_winner_and_the_shadowed_with_their_lines() throws IOException {
    trusted();
    environment("OPENAI_BASE_URL", "https://environment.test/v1");
    dotenv("# address\nOPENAI_BASE_URL=https://dotenv.test/v1\n");
    Files.writeString(project.resolve(".env.local"), "OPENAI_BASE_URL=https://local.test/v1\n");
    projectFile(
        """
        {"providers": {
          "openai": {"baseUrl": "https://project.test/v1"}
        }}
        """);
    user("{\"providers\": {\"openai\": {\"baseUrl\": \"https://user.test/v1\"}}}");

    var setting = load().explain("providers.openai.baseUrl");

    assertThat(setting.value()).isEqualTo("https://environment.test/v1");
    assertThat(setting.ladder())
        .extracting(rung -> rung.state().json() + " " + rung.origin().shown())
        .containsExactly(
            "wins the environment: OPENAI_BASE_URL",
            "shadowed " + project.resolve(".env.local") + ":1 OPENAI_BASE_URL",
            "shadowed " + project.resolve(".env") + ":2 OPENAI_BASE_URL",
            "shadowed " + project.resolve("sage.json") + ":2:25",
            "shadowed " + home.resolve("config.json") + ":1:38",
            "shadowed the default");
  }

  @Test
  void a_profile_wins_over_the_top_of_its_file_and_over_what_it_extends() throws IOException {
    user(
        """
        {
          "profile": "work",
          "model": "openai/gpt-4.1",
          "providers": {"openai": {"organization": "org-top", "headers": {"X-Team": "top"}}},
          "profiles": {
            "base": {"providers": {"openai": {"organization": "org-base", "project": "p"}}},
            "work": {"extends": "base", "providers": {"openai": {"organization": "org-work"}}}
          }
        }
        """);
    environment("OPENAI_API_KEY", KEY);

    var work = load();
    assertThat(work.problems()).isEmpty();
    assertThat(work.profile()).isEqualTo("work");
    assertThat(work.profiles()).containsExactly("base", "work");
    assertThat(work.endpoint("openai").headers())
        .containsEntry("OpenAI-Organization", "org-work")
        .containsEntry("OpenAI-Project", "p")
        .containsEntry("X-Team", "top");
    assertThat(work.model()).isEqualTo("openai/gpt-4.1");

    sources(sources().withProfile("base"));
    assertThat(load().endpoint("openai").headers())
        .containsEntry("OpenAI-Organization", "org-base");
  }

  @Test
  void null_removes_what_lower_sources_say_and_the_default_holds() throws IOException {
    trusted();
    projectFile("{\"providers\": {\"openai\": {\"baseUrl\": null, \"headers\": null}}}");
    user(
        """
        {"providers": {"openai": {"baseUrl": "https://user.test/v1", "headers": {"X-A": "1"}}}}
        """);
    environment("OPENAI_API_KEY", KEY);

    var endpoint = load().endpoint("openai");

    assertThat(endpoint.baseUrl()).hasToString("https://api.openai.com/v1");
    assertThat(endpoint.headers()).isEmpty();
    assertThat(load().explain("providers.openai.baseUrl").ladder())
        .extracting(ConfigRung::state)
        .containsExactly(
            ConfigRung.State.REMOVED, ConfigRung.State.SHADOWED, ConfigRung.State.WINS);
  }

  @Test
  void references_lead_to_the_key() throws IOException {
    Files.writeString(home.resolve("key.txt"), KEY + "1\nsecond line\n");
    Files.setPosixFilePermissions(
        home.resolve("key.txt"),
        java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
    sources(sources().withSecrets(new Store(Map.of("groq/work", "gsk_" + PLAIN))));
    environment("MY_KEY", PLAIN);
    user(
        """
        {"providers": {
          "openai": {"apiKey": {"file": "key.txt"}},
          "groq": {"apiKey": {"keychain": "groq/work"}},
          "mistral": {"apiKey": {"env": "MY_KEY"}},
          "mine": {"apiKey": {"command": ["/bin/sh", "-c", "echo %s4; echo more"]},
                   "baseUrl": "http://localhost:1/v1"}
        }}
        """
            .formatted(KEY));

    var config = load();

    assertThat(config.problems()).extracting(ConfigProblem::text).isEmpty();
    assertThat(key(config.endpoint("openai"))).isEqualTo(KEY + "1");
    assertThat(key(config.endpoint("groq"))).isEqualTo("gsk_" + PLAIN);
    assertThat(key(config.endpoint("mistral"))).isEqualTo(PLAIN);
    assertThat(key(config.endpoint("mine"))).isEqualTo(KEY + "4");
    assertThat(config.key("groq").orElseThrow().shown()).isEqualTo("keychain groq/work");
  }

  @Test
  void a_provider_of_ones_own_needs_an_address_and_no_key() throws IOException {
    user(
        """
        {"providers": {
          "box": {"baseUrl": "http://box:8000", "local": true, "auth": "x-api-key",
                  "apiKey": "%s", "maxTokensField": "max_tokens"},
          "open": {"baseUrl": "http://open:1/api", "wireFormat": "ollama"}
        }}
        """
            .formatted(KEY));

    var box = load().endpoint("box");
    assertThat(box.baseUrl()).hasToString("http://box:8000/v1");
    assertThat(box.auth()).isEqualTo(AuthStyle.X_API_KEY);
    assertThat(box.local()).isTrue();
    assertThat(box.quirks().maxTokensField()).isEqualTo("max_tokens");
    var open = load().endpoint("open");
    assertThat(open.wireFormat()).isEqualTo("ollama");
    assertThat(open.auth()).isEqualTo(AuthStyle.NONE);
  }

  @Test
  void timers_and_retries_are_read_from_every_source() throws IOException {
    user(
        "{\"timeouts\": {\"connect\": \"500ms\", \"total\": \"2m\"}, \"retry\": {\"maxAttempts\":"
            + " 5}}");
    sources(sources().withProperties(Map.of("sage.timeouts.idle", "7s", "sage.home", "x")));

    var config = load();

    assertThat(config.problems()).isEmpty();
    assertThat(config.timeouts())
        .hasValueSatisfying(
            timers -> {
              assertThat(timers.connect()).isEqualTo(Duration.ofMillis(500));
              assertThat(timers.total()).isEqualTo(Duration.ofMinutes(2));
              assertThat(timers.idle()).isEqualTo(Duration.ofSeconds(7));
              assertThat(timers.headers()).isEqualTo(Duration.ofSeconds(60));
            });
    assertThat(config.timeouts(Timeouts.LOCAL))
        .isEqualTo(
            Timeouts.LOCAL
                .withConnect(Duration.ofMillis(500))
                .withIdle(Duration.ofSeconds(7))
                .withTotal(Duration.ofMinutes(2)));
    assertThat(config.retry().orElseThrow().maxAttempts()).isEqualTo(5);
  }

  @Test
  void the_login_of_one_proxy_variable_is_not_sent_to_the_proxy_of_another() {
    environment(
        "SAGE_PROXY", "http://one.test:3128", "HTTPS_PROXY", "http://me:secret@two.test:3128");

    var options = load().connections();

    var chosen = Objects.requireNonNull(options.proxy()).select(URI.create("https://api.test"));
    assertThat(chosen.getFirst().address()).hasToString("one.test/<unresolved>:3128");
    assertThat(options.proxyLogin()).isNull();
  }

  @Test
  void what_cannot_be_used_is_replaced_by_nothing() throws IOException {
    user("{\"timeouts\": {\"connect\": \"soon\"}}");

    var setting = load().explain("timeouts.connect");

    assertThat(setting.value()).isNull();
    assertThat(setting.winner()).isEmpty();
    assertThat(setting.ladder())
        .extracting(ConfigRung::state)
        .containsExactly(ConfigRung.State.INVALID, ConfigRung.State.SHADOWED);
  }

  @Test
  void a_wrong_address_is_not_replaced_by_the_vendors() throws IOException {
    environment("OPENAI_API_KEY", KEY, "OPENAI_BASE_URL", "localhost:8000");

    var config = load();

    assertThat(codes(config)).containsExactly(ConfigCode.BASE_URL);
    assertThatThrownBy(() -> config.endpoint("openai"))
        .isInstanceOf(LlmException.class)
        .hasMessageContaining("OPENAI_BASE_URL")
        .hasMessageContaining("SAGE-CFG-031");
  }

  @Test
  void an_unknown_setting_is_not_explained_but_a_near_one_is_named() {
    assertThatThrownBy(() -> load().explain("providers.openai.apikey"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("providers.openai.apiKey");
  }
}
