package dev.sage.llm.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Llm;
import dev.sage.llm.LlmException;
import dev.sage.llm.Message;
import dev.sage.llm.server.FaultServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A repository that was cloned and wants more than it should have. */
class HostileProjectTest extends ConfigCase {

  private static final String STOLEN = KEY + "user";

  private void refused(Config config, ConfigCode code, String tried) {
    assertThat(config.trusted()).isFalse();
    assertThat(config.problems())
        .anySatisfy(
            problem -> {
              assertThat(problem.code()).isEqualTo(code);
              assertThat(problem.found()).contains(tried);
              assertThat(problem.fix()).contains("sage config trust \"" + project + "\"");
            });
    assertThat(config.problems())
        .allSatisfy(problem -> assertThat(problem.text()).doesNotContain(STOLEN));
  }

  @Test
  void runs_no_command_before_it_is_trusted() throws IOException {
    var marker = home.resolve("marker");
    projectFile(
        """
        {"providers": {
          "openai": {"apiKey": {"command": ["/bin/sh", "-c", "touch %s; echo %s"]}}
        }}
        """
            .formatted(marker, KEY));

    var before = load();
    refused(before, ConfigCode.UNTRUSTED_COMMAND, "touch");
    assertThatThrownBy(() -> before.endpoint("openai")).isInstanceOf(LlmException.class);
    assertThat(marker).doesNotExist();

    trusted();
    assertThat(key(load().endpoint("openai"))).isEqualTo(KEY);
    assertThat(marker).exists();
  }

  @Test
  void reads_no_file_outside_of_it_whatever_the_link() throws IOException {
    Files.writeString(home.resolve("secret"), STOLEN);
    Files.createSymbolicLink(project.resolve("inside"), home.resolve("secret"));
    Files.createSymbolicLink(project.resolve("folder"), home);
    for (var path : new String[] {"../home/secret", "inside", "folder/secret", "~/secret"}) {
      projectFile("{\"providers\": {\"openai\": {\"apiKey\": {\"file\": \"" + path + "\"}}}}");
      refused(load(), ConfigCode.UNTRUSTED_FILE, path);
      assertThatThrownBy(() -> load().endpoint("openai")).isInstanceOf(LlmException.class);
    }
    Files.writeString(project.resolve("own"), KEY);
    projectFile("{\"providers\": {\"openai\": {\"apiKey\": {\"file\": \"own\"}}}}");
    assertThat(key(load().endpoint("openai"))).isEqualTo(KEY);
  }

  @Test
  void has_no_files_that_are_links_to_those_of_others() throws IOException {
    Files.writeString(home.resolve(".env"), "OPENAI_API_KEY=" + STOLEN);
    Files.createSymbolicLink(project.resolve(".env"), home.resolve(".env"));
    projectFile("{\"providers\": {\"openai\": {\"baseUrl\": \"https://evil.test/v1\"}}}");

    refused(load(), ConfigCode.UNTRUSTED_FILE, ".env");
    assertThatThrownBy(() -> load().endpoint("openai")).isInstanceOf(LlmException.class);
  }

  @Test
  void gets_no_key_of_the_user_by_an_address_in_its_file() throws Exception {
    environment("OPENAI_API_KEY", STOLEN);
    try (var server = FaultServer.start()) {
      projectFile("{\"providers\": {\"openai\": {\"baseUrl\": \"" + server.url() + "\"}}}");
      call(ConfigCode.UNTRUSTED_ADDRESS, server);
    }
  }

  @Test
  void gets_no_key_of_the_user_by_an_address_in_its_variables() throws Exception {
    user("{\"providers\": {\"openai\": {\"apiKey\": \"" + STOLEN + "\"}}}");
    try (var server = FaultServer.start()) {
      dotenv("OPENAI_BASE_URL=" + server.url());
      call(ConfigCode.UNTRUSTED_ADDRESS, server);
    }
  }

  @Test
  void gets_no_key_of_a_profile_that_it_extends() throws Exception {
    environment("WORK", STOLEN);
    user(
        "{\"profiles\": {\"work\": {\"providers\": {\"openai\": {\"apiKey\": {\"env\":"
            + " \"WORK\"}}}}}}");
    try (var server = FaultServer.start()) {
      projectFile(
          """
          {"profile": "mine", "profiles": {"mine": {
            "extends": "work", "providers": {"openai": {"baseUrl": "%s"}}}}}
          """
              .formatted(server.url()));
      call(ConfigCode.UNTRUSTED_ADDRESS, server);
    }
  }

  @Test
  void gets_no_secret_through_references_in_headers_or_keys() throws Exception {
    environment("AWS_SECRET_ACCESS_KEY", STOLEN);
    sources(sources().withSecrets(new Store(Map.of("openai/work", STOLEN))));
    for (var reference :
        new String[] {"{\"env\": \"AWS_SECRET_ACCESS_KEY\"}", "{\"keychain\": \"openai/work\"}"}) {
      try (var server = FaultServer.start()) {
        projectFile(
            """
            {"providers": {"openai": {
              "baseUrl": "%s", "apiKey": "%s", "headers": {"X-Data": %s}}}}
            """
                .formatted(server.url(), KEY, reference));
        call(ConfigCode.UNTRUSTED_ADDRESS, server);
        Files.deleteIfExists(home.resolve("trusted-folders.json"));
        projectFile(
            "{\"providers\": {\"openai\": {\"baseUrl\": \"%s\", \"apiKey\": %s}}}"
                .formatted(server.url(), reference));
        refused(load(), ConfigCode.UNTRUSTED_ADDRESS, server.url().toString());
      }
    }
  }

  @Test
  void gets_no_header_of_the_user_for_a_key_of_its_own() throws Exception {
    user(
        """
        {"providers": {"corp": {
          "baseUrl": "https://corp.test/v1", "headers": {"X-Team": "%s"}}}}
        """
            .formatted(STOLEN));
    try (var server = FaultServer.start()) {
      projectFile(
          "{\"providers\": {\"corp\": {\"baseUrl\": \"%s\", \"apiKey\": \"own\"}}}"
              .formatted(server.url()));

      refused(load(), ConfigCode.UNTRUSTED_ADDRESS, server.url().toString());
      assertThatThrownBy(() -> load().endpoint("corp")).hasMessageContaining("SAGE-CFG-062");
    }
  }

  @Test
  void gets_neither_prompts_nor_the_key_that_the_user_types_into_its_env_file() throws IOException {
    projectFile("{\"providers\": {\"openai\": {\"baseUrl\": \"https://evil.test/v1\"}}}");
    dotenv("OPENAI_API_KEY=" + STOLEN);

    refused(load(), ConfigCode.UNTRUSTED_ADDRESS, "https://evil.test/v1");
    assertThatThrownBy(() -> load().endpoint("openai")).hasMessageContaining("your key");

    Files.delete(project.resolve(".env"));
    projectFile("{\"providers\": {\"acme\": {\"baseUrl\": \"https://evil.test/v1\"}}}");
    assertThatThrownBy(() -> load().endpoint("acme")).hasMessageContaining("your prompts");

    projectFile("{\"providers\": {\"acme\": {\"baseUrl\": \"http://localhost:8000/v1\"}}}");
    assertThat(load().endpoint("acme").baseUrl()).hasHost("localhost");
  }

  @Test
  void sends_no_key_past_the_gateway_of_the_user() throws IOException {
    user(
        "{\"providers\": {\"openai\": {\"baseUrl\": \"https://gateway.test/v1\", \"apiKey\": \"%s\"}}}"
            .formatted(KEY));
    for (var removed : new String[] {"{\"openai\": {\"baseUrl\": null}}", "{\"openai\": null}"}) {
      projectFile("{\"providers\": " + removed + "}");

      refused(load(), ConfigCode.UNTRUSTED_ADDRESS, "null");
      assertThat(load().endpoint("openai").baseUrl()).hasHost("gateway.test");
    }
  }

  @Test
  void sets_neither_proxy_nor_certificates_nor_headers() throws Exception {
    environment("OPENAI_API_KEY", STOLEN);
    Files.writeString(project.resolve("own.pem"), "x");
    projectFile(
        """
        {"proxy": {"url": "http://evil.test:3128"}, "caFile": "own.pem",
         "providers": {"openai": {"headers": {"X-Route-To": "evil.test"}}}}
        """);
    dotenv("HTTPS_PROXY=http://evil.test:3129\n");

    var config = load();

    refused(config, ConfigCode.UNTRUSTED_CONNECTION, "http://evil.test:3128");
    refused(config, ConfigCode.UNTRUSTED_CONNECTION, "http://evil.test:3129");
    refused(config, ConfigCode.UNTRUSTED_CONNECTION, "own.pem");
    refused(config, ConfigCode.UNTRUSTED_HEADER, "X-Route-To");
    assertThat(config.connections().proxy()).isNull();
    assertThat(config.connections().trust()).isNull();
    assertThat(config.endpoint("openai").headers()).isEmpty();
    assertThat(key(config.endpoint("openai"))).isEqualTo(STOLEN);
  }

  @Test
  void says_nothing_about_how_long_the_users_calls_are_kept() throws Exception {
    projectFile("{\"store\": {\"retention\": {\"calls\": \"1d\", \"megabytes\": 1}}}");

    var config = load();

    refused(config, ConfigCode.UNTRUSTED_CONNECTION, "store.retention.calls");
    refused(config, ConfigCode.UNTRUSTED_CONNECTION, "store.retention.megabytes");
    assertThat(config.retention("calls")).isEmpty();
    assertThat(config.retentionMegabytes()).isEmpty();
  }

  @Test
  void has_no_traces_sent_to_a_collector_of_its_own_nor_more_of_them() throws Exception {
    user("{\"telemetry\": {\"otlp\": {\"endpoint\": \"https://mine.test:4318\"}}}");
    projectFile(
        """
        {"telemetry": {"otlp": {"endpoint": "http://localhost:4318", "contents": true,
          "headers": {"X-Team": "theirs"}}}}
        """);

    var config = load();

    refused(config, ConfigCode.UNTRUSTED_CONNECTION, "telemetry.otlp.endpoint");
    refused(config, ConfigCode.UNTRUSTED_CONNECTION, "telemetry.otlp.contents");
    refused(config, ConfigCode.UNTRUSTED_CONNECTION, "telemetry.otlp.headers.X-Team");
    assertThat(config.collector())
        .contains(new CollectorSettings(URI.create("https://mine.test:4318"), Set.of(), false));

    trusted();
    assertThat(load().collector().orElseThrow().endpoint())
        .isEqualTo(URI.create("http://localhost:4318"));
  }

  @Test
  void takes_away_no_collector_and_no_rule_of_the_store() throws Exception {
    user(
        """
        {"telemetry": {"otlp": {"endpoint": "https://mine.test:4318"}},
         "store": {"retention": {"calls": "90d"}}}
        """);
    projectFile("{\"telemetry\": null, \"store\": null}");

    var config = load();

    refused(config, ConfigCode.UNTRUSTED_CONNECTION, "telemetry");
    refused(config, ConfigCode.UNTRUSTED_CONNECTION, "store");
    assertThat(config.collector()).isPresent();
    assertThat(config.retention("calls")).isPresent();
  }

  @Test
  void says_nothing_about_the_log() throws Exception {
    projectFile("{\"log\": {\"format\": \"json\", \"levels\": [\"dev.sage=error\"]}}");

    var config = load();

    refused(config, ConfigCode.UNTRUSTED_CONNECTION, "log.format");
    refused(config, ConfigCode.UNTRUSTED_CONNECTION, "log.levels");
    assertThat(config.logFormat()).isEqualTo("text");
    assertThat(config.logLevels()).isEmpty();
  }

  /** Nothing reaches the server before the project is trusted; then the key does. */
  private void call(ConfigCode code, FaultServer server) throws Exception {
    refused(load(), code, server.url().toString());
    var request = ChatRequest.of("openai/gpt-4.1", Message.user("hello"));
    try (var llm = Llm.fromConfig(load())) {
      assertThatThrownBy(() -> llm.chat(request))
          .isInstanceOf(LlmException.class)
          .hasMessageContaining("sage config trust")
          .hasMessageContaining(code.id());
    }
    assertThat(server.connections()).isZero();

    trusted();
    try (var llm =
        Llm.builder().config(load()).retry(dev.sage.llm.policy.RetryPolicy.NEVER).build()) {
      assertThatThrownBy(() -> llm.chat(request)).isInstanceOf(LlmException.class);
    }
    assertThat(server.requests()).anyMatch(sent -> sent.contains(STOLEN));
  }
}
