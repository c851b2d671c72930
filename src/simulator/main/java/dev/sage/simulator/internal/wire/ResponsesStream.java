package dev.sage.simulator.internal.wire;

import dev.sage.simulator.internal.json.Json;
import dev.sage.simulator.internal.model.Ending;
import dev.sage.simulator.internal.model.Reply;
import dev.sage.simulator.internal.model.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import tools.jackson.databind.node.ObjectNode;

/**
 * A Responses stream: named, numbered events; output items that are added and done, the parts in
 * them likewise; everything said twice, in deltas and as a whole; the usage in the last event,
 * without a {@code [DONE]} behind it.
 */
final class ResponsesStream implements Wire.StreamWriter {
  private enum Item {
    NONE,
    REASONING,
    MESSAGE,
    CALL
  }

  private final Reply reply;
  private final ResponsesAnswer answer;
  private final RandomGenerator padding;
  private final boolean padded;
  private final StringBuilder said = new StringBuilder();
  private final List<ObjectNode> done = new ArrayList<>();
  private List<String> frames = new ArrayList<>();
  private Item item = Item.NONE;
  private String itemId = "";
  private int sequence;

  ResponsesStream(ObjectNode request, Reply reply) {
    this.reply = reply;
    this.answer = new ResponsesAnswer(request, reply);
    this.padding = Ids.random(reply.seed(), "padding");
    this.padded = request.path("stream_options").path("include_obfuscation").asBoolean(true);
  }

  @Override
  public List<String> open() {
    response("response.created", answer.response("in_progress", done));
    response("response.in_progress", answer.response("in_progress", done));
    reply.steps().stream()
        .filter(step -> !(step instanceof Step.Silence))
        .findFirst()
        .ifPresent(this::enter);
    return taken();
  }

  @Override
  public List<String> step(Step step) {
    enter(step);
    switch (step) {
      case Step.Text text -> delta("response.output_text.delta", text.text());
      case Step.Reasoning thought -> delta("response.reasoning_summary_text.delta", thought.text());
      case Step.ToolArguments part ->
          delta("response.function_call_arguments.delta", part.fragment());
      case Step.ToolEnd end -> leaveCall(end.call());
      case Step.ToolStart start -> {
        // Its item is added by now.
      }
      case Step.Silence silence -> {
        // Nothing is said.
      }
    }
    return taken();
  }

  @Override
  public List<String> end() {
    leave();
    boolean cut = reply.ending() == Ending.LENGTH;
    response(cut ? "response.incomplete" : "response.completed", answer.ended());
    return taken();
  }

  /** The error comes twice, as an event and in the failed response. */
  @Override
  public List<String> fail(ObjectNode error) {
    var inner = error.path("error");
    var event = Json.object();
    event.set("error", inner);
    emit("error", event);
    var failed = answer.response("failed", done);
    failed
        .putObject("error")
        .put("code", inner.path("code").asString("server_error"))
        .put("message", inner.path("message").asString(""));
    response("response.failed", failed);
    return taken();
  }

  private List<String> taken() {
    var taken = frames;
    frames = new ArrayList<>();
    return taken;
  }

  private void enter(Step step) {
    var next =
        switch (step) {
          case Step.Text text -> Item.MESSAGE;
          case Step.Reasoning thought -> Item.REASONING;
          case Step.ToolStart start -> Item.CALL;
          case Step.ToolArguments part -> Item.CALL;
          case Step.ToolEnd end -> Item.CALL;
          case Step.Silence silence -> item;
        };
    if (next == item) {
      return;
    }
    leave();
    item = next;
    switch (next) {
      case MESSAGE -> {
        itemId = answer.messageId();
        added(answer.message("", "in_progress"));
        part("response.content_part.added", "content_index", ResponsesAnswer.textPart(""));
      }
      case REASONING -> {
        itemId = answer.reasoningId();
        added(answer.reasoning(""));
        part(
            "response.reasoning_summary_part.added",
            "summary_index",
            ResponsesAnswer.summaryPart(""));
      }
      case CALL -> {
        if (step instanceof Step.ToolStart start) {
          itemId = answer.callItemId(done.size());
          added(answer.call(start.call(), done.size(), "", "in_progress"));
        }
      }
      case NONE -> {
        // A silence at the start belongs to no item.
      }
    }
  }

  private void leave() {
    var text = said.toString();
    said.setLength(0);
    switch (item) {
      case MESSAGE -> {
        var whole = place("content_index").put("text", text);
        whole.putArray("logprobs");
        say("response.output_text.done", whole);
        part("response.content_part.done", "content_index", ResponsesAnswer.textPart(text));
        var status = reply.ending() == Ending.LENGTH ? "incomplete" : "completed";
        itemDone(answer.message(text, status));
      }
      case REASONING -> {
        say("response.reasoning_summary_text.done", place("summary_index").put("text", text));
        part(
            "response.reasoning_summary_part.done",
            "summary_index",
            ResponsesAnswer.summaryPart(text));
        itemDone(answer.reasoning(text));
      }
      case CALL, NONE -> {
        // A call leaves when it is complete.
      }
    }
    item = Item.NONE;
  }

  private void leaveCall(Reply.Call call) {
    said.setLength(0);
    say("response.function_call_arguments.done", place("").put("arguments", call.arguments()));
    boolean cut = reply.ending() == Ending.LENGTH;
    itemDone(answer.call(call, done.size(), call.arguments(), cut ? "incomplete" : "completed"));
    item = Item.NONE;
  }

  private void added(ObjectNode added) {
    var event = Json.object();
    event.set("item", added);
    emit("response.output_item.added", event.put("output_index", done.size()));
  }

  private void itemDone(ObjectNode finished) {
    var event = Json.object();
    event.set("item", finished);
    emit("response.output_item.done", event.put("output_index", done.size()));
    done.add(finished);
  }

  private void delta(String type, String text) {
    said.append(text);
    var event = place(index());
    event.put("delta", text);
    if (item == Item.MESSAGE) {
      event.putArray("logprobs");
    }
    if (padded) {
      event.put("obfuscation", Ids.letters(padding, padding.nextInt(16)));
    }
    say(type, event);
  }

  private String index() {
    return switch (item) {
      case MESSAGE -> "content_index";
      case REASONING -> "summary_index";
      case CALL, NONE -> "";
    };
  }

  private void part(String type, String index, ObjectNode part) {
    var event = place(index);
    event.set("part", part);
    say(type, event);
  }

  private ObjectNode place(String index) {
    var event = Json.object();
    return index.isEmpty() ? event : event.put(index, 0);
  }

  private void say(String type, ObjectNode event) {
    emit(type, event.put("item_id", itemId).put("output_index", done.size()));
  }

  private void response(String type, ObjectNode response) {
    var event = Json.object();
    event.set("response", response);
    emit(type, event);
  }

  private void emit(String type, ObjectNode fields) {
    var event = Json.object().put("type", type);
    event.setAll(fields);
    event.put("sequence_number", sequence++);
    frames.add("event: " + type + "\ndata: " + Json.compact(event) + "\n\n");
  }
}
