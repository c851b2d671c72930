package dev.sage.llm.provider.internal;

import dev.sage.llm.LlmException;
import dev.sage.llm.ModelInfo;
import dev.sage.llm.provider.ModelPage;
import dev.sage.llm.provider.WireFormat;
import dev.sage.llm.provider.error.ErrorBody;
import dev.sage.llm.provider.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Model lists in all their shapes: {@code data} (OpenAI, Anthropic and most), a bare array
 * (Together), {@code models} with names (Gemini, Ollama) or keys (LM Studio's own API), {@code
 * modelSummaries} (Bedrock). llama.cpp has both {@code models} and {@code data}.
 */
public final class ModelLists {

  private static final List<String> LISTS = List.of("data", "models", "body", "modelSummaries");

  private static final List<String> WINDOWS =
      List.of(
          "context_window",
          "context_length",
          "max_context_length",
          "max_model_len",
          "inputTokenLimit",
          "max_input_tokens");

  private ModelLists() {}

  /**
   * Reads a page, in its order. Where the next one begins is said by {@code nextPageToken} (Gemini)
   * or, where there are more, {@code last_id} (Anthropic).
   *
   * @param format whose error table names an error that has come in a list's place
   * @throws LlmException of kind bad_response where it is none, or of the error's kind
   */
  public static ModelPage read(byte[] body, WireFormat format) {
    return read(body, format, model -> true);
  }

  /**
   * Reads a page, but only those models of it that are wanted.
   *
   * @param format whose error table names an error that has come in a list's place
   * @throws LlmException of kind bad_response where it is none, or of the error's kind
   */
  public static ModelPage read(byte[] body, WireFormat format, Predicate<JsonNode> wanted) {
    JsonNode tree = Json.tree(body, 0, body.length);
    JsonNode list = tree == null ? null : list(tree);
    if (tree == null || list == null) {
      boolean error = tree != null && saysError(tree);
      throw new LlmException(
          error ? format.classify(200, Map.of(), body) : Terminal.unexpected("model list").error());
    }
    List<ModelInfo> models = new ArrayList<>();
    for (JsonNode model : list) {
      String id = id(model);
      if (id != null && wanted.test(model)) {
        models.add(new ModelInfo(id, name(model, id), window(model)));
      }
    }
    return new ModelPage(models, next(tree));
  }

  private static @Nullable String next(JsonNode tree) {
    String token = Json.text(tree, "nextPageToken");
    if (token != null) {
      return token.isEmpty() ? null : token;
    }
    return tree.path("has_more").asBoolean(false) ? Json.text(tree, "last_id") : null;
  }

  private static @Nullable JsonNode list(JsonNode tree) {
    if (tree.isArray()) {
      return tree;
    }
    for (String field : LISTS) {
      if (tree.path(field).isArray()) {
        return tree.path(field);
      }
    }
    // A server written in Go has null for a list of none.
    boolean none = LISTS.stream().anyMatch(field -> tree.path(field).isNull());
    return none && !saysError(tree) ? Json.array() : null;
  }

  private static boolean saysError(JsonNode tree) {
    return tree.hasNonNull("error") || ErrorBody.of(tree).message() != null;
  }

  private static @Nullable String id(JsonNode model) {
    if (model.isString()) {
      return model.stringValue();
    }
    for (String field : List.of("id", "name", "model", "key", "modelId")) {
      String id = Json.text(model, field);
      if (id != null && !id.equals("models/")) {
        return id.startsWith("models/") ? id.substring("models/".length()) : id;
      }
    }
    return null;
  }

  private static @Nullable String name(JsonNode model, String id) {
    for (String field : List.of("display_name", "displayName", "name", "modelName")) {
      String name = Json.text(model, field);
      if (name != null && !name.equals(id) && !name.equals("models/" + id)) {
        return name;
      }
    }
    return null;
  }

  private static @Nullable Long window(JsonNode model) {
    for (String field : WINDOWS) {
      Long window = Json.count(model, field);
      if (window != null) {
        return window;
      }
    }
    return null;
  }
}
