package dev.sage.llm.provider;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Content;
import dev.sage.llm.Content.Extra.Place;
import dev.sage.llm.Message;
import dev.sage.llm.Reasoning;
import dev.sage.llm.Role;
import dev.sage.llm.ToolChoice;
import dev.sage.llm.ToolSpec;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One request a parameter, each with as little else as makes sense. */
final class Parameters {

  private static final Content.Media IMAGE = media("image/png", true);
  private static final Content.CachePoint POINT = new Content.CachePoint(null);
  private static final String KEEP = "{\"keep\":1}";
  private static final Content.ToolCall CALL =
      new Content.ToolCall("k1", "weather", "{\"city\":\"Bern\"}");
  private static final Content.ToolResult RESULT = new Content.ToolResult("k1", "no city", true);

  static final Map<String, ChatRequest> ALL = all();

  private Parameters() {}

  private static Map<String, ChatRequest> all() {
    var all = new LinkedHashMap<String, ChatRequest>();
    options(all);
    media(all);
    conversation(all);
    cachePoints(all);
    extras(all);
    return all;
  }

  private static ChatRequest with(UnaryOperator<ChatRequest.Builder> change) {
    return change.apply(ChatRequest.builder("p/org/model")).message(Message.user("Hi")).build();
  }

  private static ChatRequest.Builder tool(ChatRequest.Builder request) {
    return request.tool(
        new ToolSpec("weather", "Tells it", "{\"type\":\"object\",\"properties\":{}}"));
  }

  private static void options(Map<String, ChatRequest> all) {
    all.put("model", with(request -> request));
    all.put("system", with(request -> request.message(Message.system("Be brief."))));
    all.put("tools", with(Parameters::tool));
    all.put("toolChoice.auto", with(request -> tool(request).toolChoice(ToolChoice.AUTO)));
    all.put("toolChoice.none", with(request -> tool(request).toolChoice(ToolChoice.NONE)));
    all.put("toolChoice.required", with(request -> tool(request).toolChoice(ToolChoice.REQUIRED)));
    var named = new ToolChoice.Named("weather");
    all.put("toolChoice.named", with(request -> tool(request).toolChoice(named)));
    String schema = "{\"type\":\"object\",\"additionalProperties\":false}";
    all.put("responseSchema", with(request -> request.responseSchema(schema)));
    all.put("temperature", with(request -> request.temperature(0.5)));
    all.put("topP", with(request -> request.topP(0.9)));
    all.put("maxTokens", with(request -> request.maxTokens(77)));
    all.put("stop", with(request -> request.stop(List.of("END"))));
    all.put("seed", with(request -> request.seed(5L)));
    all.put("reasoning.effort", with(request -> request.reasoning(Reasoning.effort("low"))));
    all.put("reasoning.budgetTokens", with(request -> request.reasoning(Reasoning.budget(2000))));
    all.put("reasoning.both", with(request -> request.reasoning(new Reasoning("low", 2000))));
    all.put("extra", with(request -> request.extra("keep", List.of(1))));
    all.put(
        "extra.object",
        with(request -> request.temperature(0.5).extra("options", Map.of("num_ctx", 10))));
    all.put("stream", with(request -> request));
    all.put("stream.not", with(request -> request));
  }

  private static void extras(Map<String, ChatRequest> all) {
    ToolSpec tool = new ToolSpec("weather", "Tells it", "{\"type\":\"object\",\"properties\":{}}");
    all.put("tool.strict", with(request -> request.tool(tool.withStrict(true))));
    String extra = "{\"keep\":{\"a\":null,\"b\":1},\"name\":\"clouds\"}";
    all.put("tool.extra", with(request -> request.tool(tool.withExtra(extra))));
    all.put("schemaName", with(request -> request.responseSchema("{}").schemaName("city")));
    all.put("schemaStrict", with(request -> request.responseSchema("{}").schemaStrict(true)));
    all.put("extra.part", extra(new Content.Extra("{\"type\":\"x\"}", Place.PART)));
    all.put("extra.before", extra(new Content.Extra(KEEP, Place.BEFORE)));
    all.put("extra.message", extra(new Content.Extra(KEEP, Place.MESSAGE)));
    all.put("extra.broken", extra(new Content.Extra("7", Place.MESSAGE)));
    var before = new Content.Extra(KEEP, Place.BEFORE);
    all.put("extra.result", round(CALL, RESULT, before));
    all.put(
        "extra.call",
        said(
            Message.user("Hi"),
            new Message(Role.ASSISTANT, List.of(CALL, before)),
            new Message(Role.TOOL, List.of(RESULT))));
  }

  private static ChatRequest extra(Content.Extra extra) {
    return said(Message.user(List.of(new Content.Text("see"), extra)));
  }

  private static Content.Media media(String type, boolean bytes) {
    @Nullable URI address = bytes ? null : URI.create("https://x.test/a");
    return new Content.Media(type, bytes ? "AAAA" : null, address, "a");
  }

  private static void media(Map<String, ChatRequest> all) {
    all.put("image.base64", shown(IMAGE));
    all.put("image.url", shown(media("image/png", false)));
    all.put("pdf.base64", shown(media("application/pdf", true)));
    all.put("pdf.url", shown(media("application/pdf", false)));
    all.put("audio.wav", shown(media("audio/wav", true)));
    all.put("audio.mp3", shown(media("audio/mpeg", true)));
    all.put("audio.ogg", shown(media("audio/ogg", true)));
    all.put("audio.url", shown(media("audio/mpeg", false)));
    all.put("video.base64", shown(media("video/mp4", true)));
    all.put("video.url", shown(media("video/mp4", false)));
    all.put("media.system", said(new Message(Role.SYSTEM, List.of(IMAGE))));
    all.put("media.assistant", said(new Message(Role.ASSISTANT, List.of(IMAGE))));
    all.put("media.tool", round(CALL, IMAGE, RESULT));
    all.put("text.tool", round(CALL, new Content.Text("said beside it"), RESULT));
  }

  private static ChatRequest shown(Content.Media media) {
    return said(Message.user(List.of(new Content.Text("see"), media)));
  }

  private static ChatRequest said(Message... messages) {
    return ChatRequest.of("p/org/model", messages);
  }

  /** A question, a call, and the message of the tool. */
  private static ChatRequest round(Content.ToolCall call, Content... answer) {
    return said(
        Message.user("Hi"),
        new Message(Role.ASSISTANT, List.of(call)),
        new Message(Role.TOOL, List.of(answer)));
  }

  private static void conversation(Map<String, ChatRequest> all) {
    all.put("toolCall", round(CALL, RESULT));
    all.put("toolResult", round(CALL, RESULT));
    all.put(
        "toolCall.malformed", round(new Content.ToolCall("k1", "weather", "{\"city\":"), RESULT));
    all.put(
        "thinking",
        said(
            Message.user("Hi"),
            new Message(
                Role.ASSISTANT,
                List.of(new Content.Reasoning("hm", null), new Content.Text("said"))),
            Message.user("go on")));
    all.put("toolCall.user", said(Message.user(List.of(CALL))));
    all.put("toolResult.assistant", said(new Message(Role.ASSISTANT, List.of(RESULT))));
  }

  private static void cachePoints(Map<String, ChatRequest> all) {
    var hour = new Content.CachePoint(Duration.ofHours(1));
    all.put(
        "cachePoint.system",
        said(
            new Message(Role.SYSTEM, List.of(new Content.Text("Be brief."), hour)),
            Message.user("Hi")));
    all.put(
        "cachePoint.user",
        said(Message.user(List.of(new Content.Text("long"), POINT, new Content.Text("short")))));
    all.put(
        "cachePoint.assistant",
        said(
            Message.user("Hi"),
            Message.assistant("said"),
            Message.user(List.of(POINT, new Content.Text("go on")))));
    all.put("cachePoint.result", round(CALL, RESULT, POINT));
    all.put(
        "cachePoint.tools",
        tool(ChatRequest.builder("p/org/model"))
            .message(Message.user(List.of(POINT, new Content.Text("Hi"))))
            .build());
  }
}
