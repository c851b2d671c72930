package dev.sage.simulator.internal.wire;

import dev.sage.simulator.internal.json.Json;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What Ollama tells about its models. Each has the tag {@code latest}. Stateless. */
final class OllamaModels {
  private static final String TAG = ":latest";

  private OllamaModels() {}

  /** The name of a model without the tag that every one has. */
  static String id(String model) {
    return model.endsWith(TAG) ? model.substring(0, model.length() - TAG.length()) : model;
  }

  static byte[] tags(List<Listed> models) {
    var list = Json.object();
    var entries = list.putArray("models");
    for (var model : models) {
      var name = model.id() + TAG;
      var entry =
          entries
              .addObject()
              .put("name", name)
              .put("model", name)
              .put("modified_at", "2026-01-01T00:00:00Z")
              .put("size", 1_000_000_000L)
              .put("digest", Ids.hex(Ids.random(0, name), 64));
      entry.set("details", details());
    }
    return Json.compactBytes(list);
  }

  static byte[] show() {
    var show = Json.object().put("license", "").put("modelfile", "").put("template", "");
    show.set("details", details());
    show.putObject("model_info")
        .put("general.architecture", "simulator")
        .put("simulator.context_length", 131_072);
    show.putArray("capabilities").add("completion").add("tools").add("thinking");
    return Json.compactBytes(show.put("modified_at", "2026-01-01T00:00:00Z"));
  }

  static byte[] running() {
    var list = Json.object();
    list.putArray("models");
    return Json.compactBytes(list);
  }

  private static ObjectNode details() {
    var details =
        Json.object().put("parent_model", "").put("format", "gguf").put("family", "simulator");
    details.putArray("families").add("simulator");
    return details.put("parameter_size", "1B").put("quantization_level", "Q4_K_M");
  }
}
