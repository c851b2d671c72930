package dev.sage.llm.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.StreamEvent;
import dev.sage.llm.provider.fake.FakeAnswer;
import dev.sage.llm.telemetry.CallRecord;
import dev.sage.llm.telemetry.CallStart;
import dev.sage.llm.telemetry.CallTap;
import dev.sage.llm.telemetry.StreamTap;
import dev.sage.llm.telemetry.TappedFrame;
import dev.sage.llm.telemetry.ToolRecord;
import dev.sage.llm.telemetry.ToolRecord.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a tap is told of a call with tools. */
class ToolTelemetryTest extends ToolCase {

  private final List<CallStart> starts = Collections.synchronizedList(new ArrayList<>());
  private final List<ToolRecord> records = Collections.synchronizedList(new ArrayList<>());

  private final StreamTap tap =
      new StreamTap() {
        @Override
        public CallTap open(CallStart start) {
          starts.add(start);
          return new CallTap() {
            @Override
            public void frame(TappedFrame frame) {}

            @Override
            public void end(CallRecord record) {}
          };
        }

        @Override
        public void tool(ToolRecord record) {
          records.add(record);
        }
      };

  private final StreamTap broken =
      new StreamTap() {
        @Override
        public CallTap open(CallStart start) {
          throw new IllegalStateException("broken");
        }

        @Override
        public void tool(ToolRecord record) {
          throw new IllegalStateException("broken");
        }
      };

  private List<StreamEvent> run(Tool... tools) {
    var answer = FakeAnswer.builder();
    for (var tool : tools) {
      answer.call("c-" + tool.name(), tool.name(), "{}");
    }
    var llm =
        model(
            Map.of(),
            List.of(broken, tap),
            answer.call("c-none", "none", "{}").build(),
            FakeAnswer.text("Done."));
    return events(llm.stream(request(), ToolSet.of(tools)));
  }

  @Test
  void further_rounds_are_calls_with_the_first_as_parent() {
    var events = run(tool("t", (_, _) -> "x"));

    var id = all(events, StreamEvent.Started.class).getFirst().requestId();
    assertThat(starts).hasSize(2);
    assertThat(starts.getFirst().requestId()).isEqualTo(id);
    assertThat(starts.getFirst().parentId()).isNull();
    assertThat(starts.getLast().parentId()).isEqualTo(id);
    assertThat(starts.getLast().requestId()).isNotEqualTo(id);
  }

  @Test
  void every_tool_call_is_told_with_its_outcome() {
    var denied = Tool.builder("no").permission(ToolPermission.DENY).run((_, _) -> "").build();
    var broken =
        tool(
            "broken",
            (_, _) -> {
              throw new IllegalStateException("x");
            });
    run(tool("good", (_, _) -> "x"), broken, denied);

    assertThat(records)
        .extracting(ToolRecord::toolName, ToolRecord::outcome, ToolRecord::errorCode)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("good", Outcome.OK, null),
            org.assertj.core.groups.Tuple.tuple("broken", Outcome.FAILED, "ERUNTIME"),
            org.assertj.core.groups.Tuple.tuple("no", Outcome.DENIED, "EPERMISSION"),
            org.assertj.core.groups.Tuple.tuple("none", Outcome.INVALID, "EVALIDATION"));
    assertThat(records)
        .allSatisfy(
            record -> {
              assertThat(record.requestId()).isEqualTo(starts.getFirst().requestId());
              assertThat(record.parentId()).isNull();
              assertThat(record.callId()).isEqualTo("c-" + record.toolName());
              assertThat(record.endedNanos()).isGreaterThanOrEqualTo(record.startedNanos());
            });
  }
}
