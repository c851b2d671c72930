package dev.sage.workbench.otlp;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Llm;
import dev.sage.llm.Message;
import dev.sage.llm.config.Config;
import dev.sage.llm.config.ConfigSources;
import dev.sage.llm.cost.Prices;
import dev.sage.llm.provider.fake.FakeAnswer;
import dev.sage.llm.provider.fake.FakeProvider;
import dev.sage.llm.redaction.RedactionPolicy;
import dev.sage.llm.redaction.Redactor;
import dev.sage.llm.redaction.Sink;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** An export in a hurry, fed by a provider that is none. */
abstract class OtlpCase {

  /** Whatever is waited for comes at once, or never. */
  static final OtlpPace HASTY =
      new OtlpPace(
          4,
          2,
          Duration.ofMillis(5),
          Duration.ofSeconds(60),
          Duration.ofSeconds(30),
          Duration.ofMillis(1),
          Duration.ofSeconds(30));

  final Redactor redactor = Redactor.create();
  final List<String> notices = new CopyOnWriteArrayList<>();

  OtlpDesk desk(OtlpPace pace) {
    return new OtlpDesk(
        redactor,
        contents -> RedactionPolicy.of(Sink.OTLP),
        Prices::none,
        notices::add,
        url -> {},
        pace);
  }

  static Config config(String endpoint, String... settings) {
    var given = new HashMap<>(Map.of("telemetry.otlp.endpoint", endpoint));
    for (int i = 0; i < settings.length; i += 2) {
      given.put(settings[i], settings[i + 1]);
    }
    return Config.load(ConfigSources.none(Path.of("no-such-config.json")).withCall(given));
  }

  /** So many calls, one after the other; each ends well whatever the collector does. */
  static void calls(OtlpDesk desk, Config config, int count) {
    var builder =
        Llm.builder()
            .environment(Map.of())
            .provider(
                FakeProvider.builder().name("fake").answer(FakeAnswer.text("Hello.")).build());
    desk.tap(config).ifPresent(builder::tap);
    try (var llm = builder.build()) {
      for (int i = 0; i < count; i++) {
        var said = llm.chat(ChatRequest.of("fake/m", Message.user("Hi"))).text();
        if (!said.equals("Hello.")) {
          throw new AssertionError("a call was touched: " + said);
        }
      }
    }
  }
}
