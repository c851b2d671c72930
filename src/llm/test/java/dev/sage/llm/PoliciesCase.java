package dev.sage.llm;

import dev.sage.llm.provider.fake.FakeAnswer;
import dev.sage.llm.provider.fake.FakeProvider;
import dev.sage.llm.telemetry.CallRecord;
import dev.sage.llm.telemetry.CallTap;
import dev.sage.llm.telemetry.TappedFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the tests of the policies around a call share: clients of scripted providers, and what was
 * told.
 */
abstract class PoliciesCase {

  final List<CallRecord> records = new ArrayList<>();

  Llm.Builder builder() {
    return Llm.builder().environment(Map.of()).sleeper((_, _) -> {}).tap(_ -> new Records());
  }

  private final class Records implements CallTap {
    @Override
    public void frame(TappedFrame frame) {}

    @Override
    public void end(CallRecord record) {
      records.add(record);
    }
  }

  static FakeProvider fake(String name, FakeAnswer... answers) {
    var builder = FakeProvider.builder().name(name);
    for (var answer : answers) {
      builder.answer(answer);
    }
    return builder.build();
  }

  static ChatRequest request(String model) {
    return ChatRequest.builder(model).message(Message.user("Hi")).maxTokens(100).build();
  }

  static List<StreamEvent> events(Llm llm, ChatRequest request) {
    var events = new ArrayList<StreamEvent>();
    try (var stream = llm.stream(request)) {
      stream.events().forEach(events::add);
    }
    return events;
  }

  static LlmError error(List<StreamEvent> events) {
    return ((StreamEvent.Failure) events.getLast()).error();
  }

  static List<String> warnings(List<StreamEvent> events) {
    return events.stream()
        .filter(StreamEvent.Warning.class::isInstance)
        .map(event -> ((StreamEvent.Warning) event).code())
        .toList();
  }
}
