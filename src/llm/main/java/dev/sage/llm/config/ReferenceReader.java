package dev.sage.llm.config;

import dev.sage.llm.config.jsonc.JsoncNode;
import dev.sage.llm.provider.NearestName;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a reference: an object with one of the members {@code env}, {@code keychain}, {@code file}
 * and {@code command}. Immutable.
 *
 * @param folder what relative paths begin at: that of the configuration file
 * @param home what {@code ~} stands for
 */
record ReferenceReader(Path folder, Path home) {

  private static final List<String> KINDS = List.of("env", "keychain", "file", "command");

  Value read(String path, JsoncNode.Members members, ConfigOrigin origin) {
    var named = members.members().stream().filter(m -> !m.name().startsWith("x-")).toList();
    if (named.size() != 1) {
      return bad(path, origin, named.isEmpty() ? "an empty object" : "more than one member", null);
    }
    var member = named.getFirst();
    if (!KINDS.contains(member.name())) {
      var nearest = NearestName.of(member.name(), KINDS);
      return bad(path, origin, "\"" + Shown.text(member.name()) + "\"", nearest);
    }
    var reference =
        switch (member.value()) {
          case JsoncNode.Text text when !text.value().isBlank() -> of(member.name(), text.value());
          case JsoncNode.Items items when member.name().equals("command") -> command(items);
          default -> null;
        };
    return reference == null
        ? bad(path, origin, "\"" + member.name() + "\" with " + member.value().type(), null)
        : new Value.Refers(reference);
  }

  private @Nullable Reference of(String kind, String text) {
    return switch (kind) {
      case "env" -> new Reference.Variable(text.strip());
      case "keychain" -> new Reference.Stored(text.strip());
      case "file" -> {
        var file = file(text);
        yield file == null ? null : new Reference.KeyFile(text, file);
      }
      // A command in one text would need a shell to take it apart.
      default -> null;
    };
  }

  /** Where a path leads that stands in the file; null where it is none. */
  @Nullable Path file(String written) {
    try {
      if (written.equals("~") || written.startsWith("~/") || written.startsWith("~\\")) {
        return home.resolve(written.substring(Math.min(2, written.length()))).normalize();
      }
      return folder.resolve(written).normalize();
    } catch (InvalidPathException none) {
      return null;
    }
  }

  private @Nullable Reference command(JsoncNode.Items items) {
    var words = new ArrayList<String>();
    for (var item : items.items()) {
      if (!(item instanceof JsoncNode.Text text) || text.value().indexOf('\0') >= 0) {
        return null;
      }
      words.add(text.value());
    }
    return words.isEmpty() || words.getFirst().isBlank()
        ? null
        : new Reference.Command(words, folder);
  }

  private static Value bad(
      String path, ConfigOrigin origin, String found, @Nullable String nearest) {
    var expected =
        "one of {\"env\": \"NAME\"}, {\"keychain\": \"openai/work\"}, {\"file\": \"PATH\"},"
            + " {\"command\": [\"program\", \"argument\"]}";
    var problem =
        ConfigProblem.error(
                ConfigCode.REFERENCE,
                path,
                origin,
                "The reference at " + path + " can't be followed",
                nearest == null
                    ? "Give it one member, as shown above."
                    : "Write \"" + nearest + "\" there.")
            .withFound(found)
            .withExpected(expected)
            .withSuggestion(nearest);
    return new Value.Bad(problem, "a bad reference");
  }
}
