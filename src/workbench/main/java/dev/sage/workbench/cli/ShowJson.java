package dev.sage.workbench.cli;

import dev.sage.workbench.CallCosts;
import dev.sage.workbench.Json;
import dev.sage.workbench.store.CallMarks;
import dev.sage.workbench.store.Store;
import dev.sage.workbench.store.StoredCall;
import dev.sage.workbench.store.StoredContent;
import dev.sage.workbench.store.StoredFrame;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * Prints a stored call as one JSON document; its frames page by page, as there may be a million.
 */
final class ShowJson {

  private static final int PAGE = FrameBytes.PAGE;

  private final Store store;
  private final Terminal terminal;
  private final StoredCallJson calls;

  ShowJson(Store store, Terminal terminal, CallCosts costs) {
    this.store = store;
    this.terminal = terminal;
    this.calls = new StoredCallJson(costs);
  }

  void print(StoredCall call) {
    var marks = store.marks(List.of(call.id())).getOrDefault(call.id(), CallMarks.NONE);
    var json = StoredCallJson.marked(calls.call(call), marks);
    store.content(call.id()).ifPresent(content -> content(json, content));
    var attempts = json.putArray("attempts");
    store.attempts(call.id()).forEach(attempt -> attempts.add(StoredCallJson.attempt(attempt)));
    String head = Json.line(json);
    var out = terminal.out();
    out.print(head.substring(0, head.length() - 1) + ",\"frames\":[");
    boolean first = true;
    for (var page = store.frames(call.id(), 0, PAGE);
        !page.isEmpty() && !terminal.readerGone();
        page = store.frames(call.id(), page.getLast().sequence() + 1, PAGE)) {
      var bytes = new FrameBytes(store, call.id());
      for (StoredFrame frame : page) {
        out.print((first ? "" : ",") + Json.line(frame(frame, bytes.of(frame.sequence()))));
        first = false;
      }
    }
    terminal.line("]}");
  }

  private static void content(ObjectNode json, StoredContent content) {
    json.set("request", CallJson.parsed(content.request()));
    json.put("text", content.text())
        .put("reasoning", content.reasoning())
        .put("refusal", content.refusal().isEmpty() ? null : content.refusal());
    json.set("toolCalls", CallJson.toolCalls(content.toolCalls()));
  }

  private static ObjectNode frame(StoredFrame frame, byte[] bytes) {
    var json =
        Json.object()
            .put("sequence", frame.sequence())
            .put("t", frame.nanos())
            .put("bytes", frame.length())
            .put("offset", frame.offset())
            .put("type", frame.type())
            .put("attempt", frame.attempt())
            .put("read", frame.read())
            .put("token", frame.token())
            .put("redacted", frame.redacted());
    try {
      json.put(
          "text", StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      json.put("base64", Base64.getEncoder().encodeToString(bytes));
    }
    return json;
  }
}
