package dev.sage.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.sage.llm.provider.KeyVariable;
import dev.sage.llm.provider.ProviderDescriptor;
import dev.sage.llm.provider.VendorCatalog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The real providers, of those whose key is in the environment: {@code mvn -Preal -pl src/llm
 * test}. Each test of another says which variable is missing and is skipped.
 */
@Tag("real")
class RealProviderTest {

  private static final String TOOL =
      "{\"type\":\"object\",\"properties\":{\"city\":{\"type\":\"string\"}},\"required\":[\"city\"]}";

  private static final Timeouts PATIENT =
      new Timeouts(
          Duration.ofSeconds(15),
          Duration.ofMinutes(2),
          Duration.ofMinutes(2),
          Duration.ofMinutes(1),
          Duration.ofMinutes(5));

  private static Llm llm;

  @BeforeAll
  static void open() {
    llm = Llm.builder().timeouts(PATIENT).build();
  }

  @AfterAll
  static void close() {
    llm.close();
  }

  static Stream<String> providers() {
    var only = listed("sage.real");
    return new VendorCatalog()
        .names().stream().filter(name -> only.isEmpty() || only.contains(name));
  }

  @ParameterizedTest
  @MethodSource("providers")
  void lists_its_models(String provider) {
    var vendor = reachable(provider);
    if (!vendor.modelList()) {
      abort(vendor.title() + " has no model list");
    }

    assertThat(llm.models(provider)).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("providers")
  void streams_an_answer(String provider) {
    var request =
        ChatRequest.builder(model(reachable(provider)))
            .message(Message.user("Say hello in one word."))
            .maxTokens(300)
            .build();
    var events = new ArrayList<StreamEvent>();
    try (var stream = llm.stream(request)) {
      stream.events().forEach(events::add);
    }

    assertThat(events.getLast()).as("%s", events.getLast()).isInstanceOf(StreamEvent.End.class);
    assertThat(events).hasAtLeastOneElementOfType(StreamEvent.Text.class);
    assertThat(((StreamEvent.End) events.getLast()).usage().output()).isPositive();
  }

  @ParameterizedTest
  @MethodSource("providers")
  void calls_a_tool(String provider) {
    var vendor = reachable(provider);
    if (!vendor.tools()) {
      abort(vendor.title() + " calls no tools");
    }
    var request =
        ChatRequest.builder(model(vendor))
            .message(Message.user("What is the weather in Bern? Ask the tool."))
            .tool(new ToolSpec("weather", "Tells the weather of a city", TOOL))
            .maxTokens(1000)
            .build();

    try (var stream = llm.stream(request)) {
      var response = stream.response();

      assertThat(response.toolCalls()).isNotEmpty();
      assertThat(response.toolCalls().getFirst().toolName()).isEqualTo("weather");
      assertThat(response.toolCalls().getFirst().arguments()).containsIgnoringCase("bern");
      assertThat(response.toolCalls().getFirst().fault()).isNull();
    }
  }

  @ParameterizedTest
  @MethodSource("providers")
  void says_that_there_is_no_such_model(String provider) {
    var vendor = reachable(provider);
    if (vendor.local()) {
      abort("a local server may answer to any name");
    }
    var request = ChatRequest.of(provider + "/no-such-model-of-sage", Message.user("Hi"));

    var failed = catchThrowableOfType(LlmException.class, () -> llm.chat(request));

    assertThat(failed.error().kind())
        .as("%s", failed.error())
        .isEqualTo(LlmError.Kind.MODEL_NOT_FOUND);
  }

  /** The vendor; where nobody gave its key, the test ends here and says what is missing. */
  private static ProviderDescriptor reachable(String provider) {
    var vendor = new VendorCatalog().find(provider).orElseThrow();
    if (vendor.local()) {
      if (!listed("sage.real.local").contains(provider)) {
        abort("a local server is asked where -Dsage.real.local names it: " + provider);
      }
      return vendor;
    }
    if (vendor.keyVariables().stream().noneMatch(key -> set(key.name()))) {
      abort(
          "there is no key: set "
              + vendor.keyVariables().stream()
                  .map(KeyVariable::name)
                  .collect(Collectors.joining(" or ")));
    }
    if (vendor.addressRequired()
        && vendor.addressVariables().stream().noneMatch(a -> set(a.name()))) {
      abort("there is no address: set " + vendor.addressVariables().getFirst().name());
    }
    return vendor;
  }

  private static String model(ProviderDescriptor vendor) {
    var model = System.getProperty("sage.real.model." + vendor.name());
    return vendor.name()
        + "/"
        + (model == null ? Objects.requireNonNull(vendor.exampleModel()) : model);
  }

  private static boolean set(String variable) {
    return !System.getenv().getOrDefault(variable, "").isBlank();
  }

  private static List<String> listed(String property) {
    return Arrays.stream(System.getProperty(property, "").split(",", -1))
        .filter(name -> !name.isBlank())
        .toList();
  }
}
