package dev.sage.workbench.redaction;

import dev.sage.llm.redaction.ContentClass;
import dev.sage.llm.redaction.RedactionPolicy;
import dev.sage.llm.redaction.Sink;
import dev.sage.workbench.Json;
import dev.sage.workbench.PrivateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.TreeSet;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes {@code redaction.json}. Stateless. */
final class ChoicesWriter {

  private ChoicesWriter() {}

  /** Writes the whole file; whoever reads it meanwhile reads the one before. */
  static void write(Path file, Choices choices) throws IOException {
    PrivateFiles.createFolder(PrivateFiles.folderOf(file));
    PrivateFiles.replace(file, text(choices).getBytes(StandardCharsets.UTF_8));
  }

  static String text(Choices choices) {
    var document = Json.object().put("version", ChoicesReader.VERSION);
    document.put("capture", choices.capture().json());
    var policies = document.putObject("policies");
    for (var sink : Sink.values()) {
      var policy = choices.policies().get(sink);
      if (policy != null) {
        write(policy, policies.putObject(sink.json()));
      }
    }
    var rules = document.putArray("rules");
    for (var rule : choices.rules()) {
      rules
          .addObject()
          .put("name", rule.name())
          .put("pattern", rule.pattern())
          .put("ignoreCase", rule.ignoreCase());
    }
    write(choices.never(), document.putArray("never"));
    write(choices.always(), document.putArray("always"));
    return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
  }

  private static void write(RedactionPolicy policy, ObjectNode into) {
    write(policy.pii(), into.putArray("pii"));
    write(policy.kept(), into.putArray("kept"));
    var content = into.putObject("content");
    for (var type : ContentClass.values()) {
      content.put(type.json(), policy.action(type).json());
    }
  }

  private static void write(Collection<String> texts, ArrayNode into) {
    new TreeSet<>(texts).forEach(into::add);
  }
}
