package app;

import dev.sage.llm.*;
import dev.sage.llm.provider.fake.*;
import dev.sage.llm.telemetry.*;

class Main {
  public static void main(String[] arguments) throws Exception {
    // A module can't name what lies on the class path, but it can ask for it.
    Class<?> api = Class.forName("io.opentelemetry.api.OpenTelemetry");
    Class<?> bridge = Class.forName("dev.sage.llm.telemetry.otel.OpenTelemetryTap");
    Object silent = api.getMethod("noop").invoke(null);
    var tap = (StreamTap) bridge.getMethod("of", api).invoke(null, silent);
    var fake = FakeProvider.of(FakeAnswer.text("Seen by nobody."));
    try (var llm = Llm.builder().provider(fake).tap(tap).build()) {
      System.out.print(llm.chat(ChatRequest.of("fake/model", Message.user("Who are you?"))).text());
    }
  }
}
