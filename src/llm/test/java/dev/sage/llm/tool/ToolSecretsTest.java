package dev.sage.llm.tool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sage.llm.StreamEvent;
import dev.sage.llm.StreamEvent.ToolResult;
import dev.sage.llm.StreamEvent.Warning;
import dev.sage.llm.provider.fake.FakeAnswer;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets of tools: only in the host's templates, only when they are needed, never given back. */
class ToolSecretsTest extends ToolCase {

  private static final String TOKEN = "ghp \"x\"/+ü&0123456789";

  private final List<String> resolved = new ArrayList<>();

  private Tool.Builder github() {
    return Tool.builder("github")
        .parameters("{\"type\":\"object\"}")
        .permission(ToolPermission.AUTO)
        .template("authorization", "Bearer $ENV.GITHUB_TOKEN")
        .allowSecret("GITHUB_TOKEN");
  }

  private List<StreamEvent> run(Map<String, String> environment, ToolOptions options, Tool tool) {
    var llm =
        model(
            environment,
            List.of(),
            calls("c1", tool.name(), "{\"q\":\"$ENV.GITHUB_TOKEN\"}"),
            FakeAnswer.text("Done."));
    return events(llm.stream(request(), ToolSet.of(tool), options));
  }

  private List<StreamEvent> run(Tool tool) {
    return run(Map.of("GITHUB_TOKEN", TOKEN), ToolOptions.DEFAULT, tool);
  }

  private Tool returning(String pattern) {
    return github()
        .run(
            (_, context) -> {
              resolved.add(context.resolve("authorization"));
              return pattern;
            })
        .build();
  }

  @Test
  void stand_in_a_template_when_the_tool_asks_for_it() {
    run(returning("ok"));

    assertThat(resolved).containsExactly("Bearer " + TOKEN);
  }

  @Test
  void are_never_filled_into_what_the_model_wrote() {
    var tool =
        github()
            .run(
                (arguments, context) -> {
                  context.resolve("authorization");
                  return arguments.text() + arguments.string("q");
                })
            .build();

    assertThat(results(run(tool)))
        .containsExactly("{\"q\":\"$ENV.GITHUB_TOKEN\"}$ENV.GITHUB_TOKEN");
  }

  @Test
  void are_read_only_when_they_are_needed() {
    var asked = new ArrayList<String>();
    var options =
        ToolOptions.DEFAULT.withSecrets(
            name -> {
              asked.add(name);
              return Optional.of("0123456789");
            });

    run(Map.of(), options, github().run((_, _) -> "no need").build());
    assertThat(asked).isEmpty();

    run(Map.of(), options, returning("ok"));
    assertThat(asked).containsExactly("GITHUB_TOKEN");
    assertThat(resolved).containsExactly("Bearer 0123456789");
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "url", "json", "base64", "short"})
  void are_taken_out_of_the_result_in_every_form(String form) {
    var token = form.equals("short") ? "4711" : TOKEN;
    var written =
        switch (form) {
          case "url" -> URLEncoder.encode(token, UTF_8);
          case "json" -> token.replace("\"", "\\\"");
          case "base64" -> Base64.getEncoder().encodeToString(token.getBytes(UTF_8));
          default -> token;
        };

    var events =
        run(
            Map.of("GITHUB_TOKEN", token),
            ToolOptions.DEFAULT,
            returning("<a>" + written + "</a> sk-ant-0123456789abcdef0123"));

    var result = results(events).getFirst();
    assertThat(result).startsWith("<a>[SECRET:GITHUB_TOKEN]").doesNotContain(written);
    assertThat(result)
        .as("what is no secret of the tool stays")
        .endsWith("sk-ant-0123456789abcdef0123");
  }

  @Test
  void are_taken_out_of_errors_and_warnings() {
    var tool =
        github()
            .run(
                (_, context) -> {
                  throw new IllegalStateException("401 for " + context.resolve("authorization"));
                })
            .build();

    var events = run(tool);

    assertThat(results(events))
        .containsExactly("ERUNTIME: IllegalStateException: 401 for Bearer [SECRET:GITHUB_TOKEN]");
    assertThat(all(events, Warning.class).getFirst().message())
        .contains("[SECRET:GITHUB_TOKEN]")
        .doesNotContain(TOKEN);
  }

  @Test
  void are_known_to_the_clients_redactor_from_then_on() {
    run(returning("ok"));

    assertThat(Objects.requireNonNull(llm).redactor().redact("key " + TOKEN))
        .isEqualTo("key [SECRET:GITHUB_TOKEN]");
  }

  @Test
  void that_are_missing_are_an_error_for_the_model() {
    for (var environment : List.of(Map.<String, String>of(), Map.of("GITHUB_TOKEN", " "))) {
      var events = run(environment, ToolOptions.DEFAULT, returning("ok"));

      assertThat(results(events))
          .containsExactly("ESECRET_NOT_FOUND: The secret GITHUB_TOKEN is not there.");
      assertThat(all(events, ToolResult.class).getFirst().error()).isTrue();
    }
  }

  @Test
  void that_a_tool_may_not_have_are_refused_when_it_is_built() {
    var tool = github().template("other", "$ENV.GITHUB_TOKEN $ENV.AWS_KEY").run((_, _) -> "");

    assertThatThrownBy(tool::build)
        .isInstanceOfSatisfying(
            ToolException.class,
            refused -> assertThat(refused.code()).isEqualTo(ToolException.PERMISSION))
        .hasMessageContaining("AWS_KEY")
        .hasMessageContaining("allowSecret(\"AWS_KEY\")");
  }

  @Test
  void of_a_template_that_is_not_there_are_an_error() {
    var tool = github().run((_, context) -> context.resolve("nothing")).build();

    assertThat(results(run(tool)))
        .containsExactly("EVALIDATION: the tool has no template \"nothing\"");
  }
}
