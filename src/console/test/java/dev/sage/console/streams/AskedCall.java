package dev.sage.console.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Content;
import dev.sage.llm.FinishReason;
import dev.sage.llm.Message;
import dev.sage.llm.Reasoning;
import dev.sage.llm.Role;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.ToolChoice;
import dev.sage.llm.ToolSpec;
import dev.sage.llm.telemetry.CallRecord;
import dev.sage.llm.telemetry.CallStart;
import dev.sage.llm.telemetry.ChunkGaps;
import dev.sage.llm.telemetry.TappedFrame;
import dev.sage.workbench.Ids;
import dev.sage.workbench.store.Store;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/** A call of a program, with all that can be asked. */
public final class AskedCall {
  private AskedCall() {}

  /** A conversation with an image, tools, their results, a schema and parameters. */
  public static ChatRequest conversation(String lastWords) {
    return ChatRequest.builder("openai/gpt-4.1")
        .message(
            Message.system(
                "You plan days out for families. Be brief, name the transport, and never suggest"
                    + " more than three places."))
        .message(
            Message.user(
                List.of(
                    new Content.Text("We are here. What is this place, and is it warm enough?"),
                    new Content.Media("image/png", "iVBORw0KGgo".repeat(1_500), null, "view.png"))))
        .message(
            new Message(
                Role.ASSISTANT,
                List.of(
                    new Content.Reasoning("The bridge is the Dom Luís; that is Porto.", null),
                    new Content.Text("That is the Ribeira in Porto. Let me look at the weather."),
                    new Content.ToolCall(
                        "call_7f3a", "weather", "{\"city\":\"Porto\",\"days\":2}"))))
        .message(
            new Message(
                Role.TOOL,
                List.of(
                    new Content.ToolResult(
                        "call_7f3a", "{\"today\":{\"degrees\":21,\"sky\":\"clear\"}}", false))))
        .message(Message.user(lastWords))
        .tool(
            new ToolSpec(
                "weather",
                "The weather of a city for some days",
                "{\"type\":\"object\",\"properties\":{\"city\":{\"type\":\"string\"},\"days\":"
                    + "{\"type\":\"integer\",\"minimum\":1}},\"required\":[\"city\"]}"))
        .tool(
            new ToolSpec(
                "tram",
                "When the next tram leaves",
                "{\"type\":\"object\",\"properties\":{\"stop\":{\"type\":\"string\"}}}"))
        .toolChoice(ToolChoice.AUTO)
        .responseSchema(
            "{\"type\":\"object\",\"properties\":{\"places\":{\"type\":\"array\",\"items\":"
                + "{\"type\":\"string\"}}}}")
        .temperature(0.2)
        .maxTokens(1024)
        .stop(List.of("END"))
        .reasoning(Reasoning.effort("low"))
        .extra("user", "family-17")
        .header("x-team", "travel")
        .build();
  }

  /** A call that asked that and was answered; returns its id. */
  public static String store(Store store, ChatRequest request) {
    var start =
        new CallStart(
            Ids.next(),
            request.provider(),
            request.modelName(),
            "openai-chat",
            URI.create("https://api.openai.com/v1/chat/completions"),
            request,
            true,
            Instant.parse("2026-11-22T12:03:11Z"),
            0,
            null);
    var tap = store.tap().open(start);
    String frame =
        "data: {\"id\":\"chatcmpl-1\",\"model\":\"gpt-4.1\",\"choices\":[{\"index\":0,\"delta\":"
            + "{\"content\":\"Walk to the cathedral.\"},\"finish_reason\":\"stop\"}]}\n\n";
    tap.frame(
        new TappedFrame(
            1,
            0,
            0,
            412_000_000,
            0,
            "message",
            frame.getBytes(UTF_8),
            List.of(new StreamEvent.Text(0, "Walk to the cathedral."))));
    tap.frame(
        new TappedFrame(
            1,
            1,
            frame.length(),
            430_000_000,
            1,
            "message",
            "data: [DONE]\n\n".getBytes(UTF_8),
            List.of()));
    tap.end(
        new CallRecord(
            start,
            "gpt-4.1",
            "chatcmpl-1",
            0,
            List.of(),
            FinishReason.STOP,
            "stop",
            SampleCalls.usage(214, 6),
            SampleCalls.timings(300, 412, 412, 412, 430),
            ChunkGaps.NONE,
            null,
            false));
    return start.requestId();
  }
}
