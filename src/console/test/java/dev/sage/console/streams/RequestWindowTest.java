package dev.sage.console.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.ConsoleWindow;
import dev.sage.console.control.LogView;
import dev.sage.console.control.VirtualRows;
import dev.sage.console.shell.Action;
import dev.sage.console.shell.PanelId;
import dev.sage.console.theme.ThemeChoice;
import dev.sage.console.ui.Pictures;
import dev.sage.console.ui.Ui;
import dev.sage.llm.ChatRequest;
import dev.sage.llm.Content;
import dev.sage.llm.Message;
import dev.sage.llm.ToolSpec;
import dev.sage.llm.redaction.ContentAction;
import dev.sage.llm.redaction.ContentClass;
import dev.sage.llm.redaction.RedactionPolicy;
import dev.sage.llm.redaction.Redactor;
import dev.sage.llm.redaction.Sink;
import dev.sage.simulator.Speed;
import dev.sage.workbench.Home;
import dev.sage.workbench.store.Store;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.GridPane;
import org.fxmisc.richtext.GenericStyledArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a call asked, in the whole window. */
class RequestWindowTest {
  private static final String LAST = "And tomorrow? The children want to see trams.";

  @TempDir private Path home;

  private String stored(ChatRequest request, ContentAction action) throws InterruptedException {
    RedactionPolicy policy = RedactionPolicy.of(Sink.STORE);
    for (ContentClass type : ContentClass.values()) {
      policy = policy.withContent(type, action);
    }
    return stored(request, policy);
  }

  private String stored(ChatRequest request, RedactionPolicy chosen) throws InterruptedException {
    try (Store store = Store.open(new Home(home), Redactor.create(), () -> chosen, notice -> {})) {
      String id = AskedCall.store(store, request);
      store.flush();
      return id;
    }
  }

  private ConsoleWindow opened(String id) {
    ConsoleWindow window = ConsoleWindow.open(home, Speed.INSTANT);
    Ui.runFx(
        () -> {
          window.shell().services().navigator().open(PanelId.STREAMS);
          window.panels().streams().openRequest(id);
        });
    settle(window);
    return window;
  }

  private static void settle(ConsoleWindow window) {
    Ui.await("the request", () -> window.panels().streams().settled());
    Ui.settle();
  }

  private static String words(ConsoleWindow window) {
    return window
        .ui()
        .read("#streams-request-words .log", LogView.class, log -> log.model().text());
  }

  private static List<String> parameters(ConsoleWindow window) {
    return window
        .ui()
        .read(
            "#streams-request-parameters",
            GridPane.class,
            grid -> grid.getChildren().stream().map(node -> ((Label) node).getText()).toList());
  }

  private static boolean possible(ConsoleWindow window, String action) {
    return Ui.onFx(
        () ->
            window.shell().actions().find(action).map(each -> each.enabled().get()).orElseThrow());
  }

  private static void perform(ConsoleWindow window, String action) {
    Ui.runFx(() -> window.shell().actions().find(action).ifPresent(Action::perform));
  }

  @Test
  void the_conversation_stands_in_words_beside_parameters_and_tools() throws Exception {
    String id = stored(AskedCall.conversation(LAST), ContentAction.KEEP);
    try (ConsoleWindow window = opened(id)) {
      assertThat(words(window))
          .contains(
              "System\n",
              "We are here.",
              "[view.png · image/png · ",
              "Assistant calls weather · call_7f3a",
              "\"city\": \"Porto\"",
              "Result of weather · call_7f3a",
              LAST);
      assertThat(parameters(window))
          .contains("Temperature", "0.2", "Max tokens", "1024", "user", "family-17");
      assertThat(window.ui().read("#streams-request-tools-title", Label.class, Label::getText))
          .isEqualTo("2 tools and the schema of the answer");
      Pictures.take(window.ui(), "streams-request-light");
      Ui.runFx(() -> window.shell().services().appearance().themeProperty().set(ThemeChoice.DARK));
      Ui.settle();
      Pictures.take(window.ui(), "streams-request-dark");
      Ui.runFx(
          () ->
              ((TabPane) window.ui().find("#streams-request-view .tab-pane"))
                  .getSelectionModel()
                  .select(1));
      Ui.settle();
      Pictures.take(window.ui(), "streams-request-json");
      assertThat(window.ui().unnamed()).isEmpty();
    }
  }

  @Test
  void keys_go_between_request_and_frames_and_find_words_in_what_is_shown() throws Exception {
    String id = stored(AskedCall.conversation(LAST), ContentAction.KEEP);
    try (ConsoleWindow window = opened(id)) {
      Ui.runFx(() -> window.ui().find("#streams-calls").requestFocus());
      window.ui().press(KeyCode.Q);
      settle(window);
      assertThat(window.ui().has("#streams-request-view")).isFalse();
      window.ui().press(KeyCode.Q);
      settle(window);
      perform(window, "streams.filter");
      window.ui().type("porto");
      settle(window);
      Ui.await("the place", () -> place(window).contains(" of "));
      assertThat(place(window)).startsWith("1 of ");
      window.ui().press(KeyCode.F3);
      settle(window);
      assertThat(place(window)).startsWith("2 of ");
      Pictures.take(window.ui(), "streams-request-found");
      window.ui().press(KeyCode.ESCAPE);
      assertThat(Ui.onFx(() -> window.ui().find("#streams-request-find-bar").isVisible()))
          .isFalse();
    }
  }

  private static String place(ConsoleWindow window) {
    return window.ui().read("#streams-request-find-place", Label.class, Label::getText);
  }

  @Test
  void a_call_without_a_run_becomes_a_prompt_in_compare() throws Exception {
    String id = stored(AskedCall.conversation(LAST), ContentAction.KEEP);
    try (ConsoleWindow window = opened(id)) {
      assertThat(possible(window, "streams.open-compare")).isTrue();
      perform(window, "streams.open-compare");
      Ui.await("compare", () -> window.ui().has("#compare-run"));
      Ui.settle();
      assertThat(Ui.onFx(() -> typed(window))).contains(LAST);
      Pictures.take(window.ui(), "compare-from-request");
    }
  }

  private static List<String> typed(ConsoleWindow window) {
    return window.ui().nodes().stream()
        .filter(GenericStyledArea.class::isInstance)
        .map(node -> ((GenericStyledArea<?, ?, ?>) node).getText())
        .toList();
  }

  @Test
  void says_why_there_are_no_words() throws Exception {
    String id = stored(AskedCall.conversation(LAST), ContentAction.HASH);
    try (ConsoleWindow window = opened(id)) {
      assertThat(words(window)).doesNotContain(LAST).contains("[kept as a hash] [prompt:");
      assertThat(window.ui().read("#streams-request-banner", Label.class, Label::getText))
          .contains("The words were not kept", "“hashed”");
      assertThat(possible(window, "streams.open-compare")).isFalse();
      assertThat(Ui.onFx(() -> window.ui().find("#streams-open-compare").getAccessibleHelp()))
          .isEqualTo("Its words were not kept: a hash stands for each.");
      Pictures.take(window.ui(), "streams-request-hashed");
    }
  }

  @Test
  void says_which_kinds_of_words_were_not_kept() throws Exception {
    RedactionPolicy policy =
        RedactionPolicy.of(Sink.STORE)
            .withContent(ContentClass.PROMPT, ContentAction.KEEP)
            .withContent(ContentClass.RESPONSE, ContentAction.HASH)
            .withContent(ContentClass.TOOL, ContentAction.DROP);
    String id = stored(AskedCall.conversation(LAST), policy);
    try (ConsoleWindow window = opened(id)) {
      assertThat(words(window)).contains(LAST);
      assertThat(window.ui().read("#streams-request-banner", Label.class, Label::getText))
          .contains(
              "what the model had said before (a hash stands for each text)",
              "what tools are, were given and answered (dropped)")
          .doesNotContain("what was said to the model");
      assertThat(possible(window, "streams.open-compare")).isFalse();
      Pictures.take(window.ui(), "streams-request-partly");
    }
  }

  @Test
  void shows_what_there_are_no_words_for() throws Exception {
    ChatRequest request =
        ChatRequest.builder("openai/gpt-4.1")
            .message(
                Message.user(
                    List.of(
                        new Content.Text("Read this."),
                        new Content.Extra(
                            "{\"type\":\"file\",\"file\":{\"file_id\":\"file-1\"}}",
                            Content.Extra.Place.PART),
                        new Content.Extra("{\"name\":\"ada\"}", Content.Extra.Place.MESSAGE))))
            .tool(
                new ToolSpec("look", "Looks", "{\"type\":\"object\"}")
                    .withStrict(true)
                    .withExtra("{\"cache_control\":{\"type\":\"ephemeral\"}}"))
            .responseSchema("{\"type\":\"object\"}")
            .schemaName("city")
            .build();
    try (ConsoleWindow window = opened(stored(request, ContentAction.KEEP))) {
      assertThat(words(window))
          .contains("Read this.", "\"file_id\": \"file-1\"", "[Further fields for the provider]");
      assertThat(parameters(window)).contains("Name of the schema", "city");
      Pictures.take(window.ui(), "streams-request-further");
    }
  }

  @Test
  void says_that_nothing_is_stored() throws Exception {
    String id = stored(ChatRequest.of("openai/gpt-4.1"), ContentAction.KEEP);
    try (ConsoleWindow window = opened(id)) {
      assertThat(
              window
                  .ui()
                  .read("#streams-request-view .empty-sentence", Label.class, Label::getText))
          .isEqualTo("This call was stored without its request.");
      Pictures.take(window.ui(), "streams-request-none");
    }
  }

  @Test
  void of_a_request_of_megabytes_the_beginning_is_shown_until_all_is_asked_for() throws Exception {
    String long_ = "A line of a long document that somebody pasted as it was.\n".repeat(60_000);
    String small = stored(AskedCall.conversation(LAST), ContentAction.KEEP);
    String id =
        stored(
            ChatRequest.of("openai/gpt-4.1", Message.user(long_), Message.user(LAST)),
            ContentAction.KEEP);
    try (ConsoleWindow window = opened(small)) {
      Ui.runFx(() -> window.panels().streams().openRequest(id));
      settle(window);
      VirtualRows rows = (VirtualRows) window.ui().find("#streams-request-log");
      assertThat(Ui.onFx(rows::size)).isBetween(3_000, 5_000);
      assertThat(Ui.onFx(() -> window.ui().find("#streams-request-all").isVisible())).isTrue();
      Pictures.take(window.ui(), "streams-request-long");
      Ui.runFx(() -> ((Button) window.ui().find("#streams-request-all")).fire());
      settle(window);
      assertThat(Ui.onFx(rows::size)).isGreaterThan(30_000);
    }
  }

  @Test
  void the_timeline_tells_the_last_words_and_leads_to_all_of_them() throws Exception {
    String id = stored(AskedCall.conversation(LAST), ContentAction.KEEP);
    try (ConsoleWindow window = ConsoleWindow.open(home, Speed.INSTANT)) {
      Ui.runFx(
          () -> {
            window.shell().services().navigator().open(PanelId.TIMELINE);
            window.panels().timeline().model().chosen().choose(id);
          });
      Ui.await("the timeline", () -> window.panels().timeline().settled());
      Ui.settle();
      assertThat(window.ui().read("#timeline-asked-words", Label.class, Label::getText))
          .isEqualTo(LAST);
      Pictures.take(window.ui(), "timeline-asked");
      assertThat(possible(window, "timeline.compare")).isTrue();
      perform(window, "timeline.request");
      settle(window);
      assertThat(words(window)).contains(LAST);
      assertThat(List.of(id)).contains(String.valueOf(window.panels().streams().current()));
    }
  }
}
