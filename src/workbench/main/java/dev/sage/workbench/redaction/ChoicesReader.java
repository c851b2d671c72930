package dev.sage.workbench.redaction;

import dev.sage.llm.config.jsonc.JsoncNode;
import dev.sage.llm.config.jsonc.JsoncReader;
import dev.sage.llm.config.jsonc.JsoncSpan;
import dev.sage.llm.config.jsonc.TextFile;
import dev.sage.llm.provider.NearestName;
import dev.sage.llm.redaction.RedactionPolicy;
import dev.sage.llm.redaction.Sink;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code redaction.json}. One use, one thread. Where anything in it is wrong, all that is
 * wrong is told, and what is understood counts only as far as it is strict ({@link
 * Choices#cautious}).
 */
final class ChoicesReader {

  /** The version that is written and read. */
  static final int VERSION = 1;

  static final Set<String> FIELDS =
      Set.of("$schema", "version", "capture", "policies", "rules", "never", "always");

  private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern STORED_NAME = Pattern.compile("redact/[0-9a-f]{12}");

  private final Path file;
  private final List<String> problems = new ArrayList<>();

  private final Map<Sink, RedactionPolicy> policies = new EnumMap<>(Sink.class);
  private final RulesReader rules = new RulesReader(this);
  private final Set<String> never = new TreeSet<>();
  private final Set<String> always = new TreeSet<>();
  private @Nullable Capture capture;

  private ChoicesReader(Path file) {
    this.file = file;
  }

  /**
   * What a file says.
   *
   * @param problems all that is wrong with it, in sentences; where there are any, the file must not
   *     be written over
   */
  record Reading(Choices choices, List<String> problems) {
    Reading {
      problems = List.copyOf(problems);
    }
  }

  /** A file that need not be there. */
  static Reading read(Path file) {
    if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
      return new Reading(Choices.NONE, List.of());
    }
    return new ChoicesReader(file).reading();
  }

  private Reading reading() {
    var content = TextFile.read(file);
    content
        .refusal()
        .ifPresent(
            refusal -> problems.add("%s %s. %s".formatted(file, refusal.what(), refusal.fix())));
    content.text().ifPresent(this::text);
    return new Reading(choices(), problems);
  }

  private Choices choices() {
    // Who misspelt "off" does not want everything kept.
    var kept = capture != null ? capture : problems.isEmpty() ? Capture.FULL : Capture.OFF;
    var read = new Choices(kept, policies, rules.rules(), never, always);
    return problems.isEmpty() ? read : read.cautious();
  }

  private void text(String text) {
    var document = JsoncReader.read(text);
    for (var fault : document.faults()) {
      problem(fault.line(), fault.column(), fault.message() + ".");
    }
    switch (document.root()) {
      case JsoncNode.Members root -> root(root);
      case JsoncNode other -> type(other, "an object");
      case null -> {}
    }
  }

  private void root(JsoncNode.Members root) {
    if (root.member("version").isEmpty()) {
      problem(root.span(), "\"version\" is missing. Write \"version\": %d.".formatted(VERSION));
    }
    for (var member : root.members()) {
      switch (member.name()) {
        case "$schema" -> text(member.value());
        case "version" -> version(member.value());
        case "capture" -> capture(member.value());
        case "policies" -> policies(member.value());
        case "rules" -> items(member.value()).forEach(rules::rule);
        case "never" -> texts(member.value(), FINGERPRINT, "32 hexadecimal digits", never);
        case "always" -> texts(member.value(), STORED_NAME, "a name like redact/…", always);
        default -> unknown("field", member.name(), member.nameSpan(), FIELDS);
      }
    }
  }

  private void version(JsoncNode node) {
    if (!(node instanceof JsoncNode.Digits digits)) {
      type(node, "a number");
    } else if (!digits.digits().equals(String.valueOf(VERSION))) {
      problem(
          node.span(),
          "This Sage reads version %d only. Update Sage, or move the file away."
              .formatted(VERSION));
    }
  }

  private void capture(JsoncNode node) {
    var read = choice(node, "capture setting", Capture.values(), Capture::json);
    // Said twice: the more careful one.
    capture = read == null || (capture != null && capture.compareTo(read) < 0) ? capture : read;
  }

  private void policies(JsoncNode node) {
    for (var member : members(node)) {
      var sink = named(member.name(), Sink.values(), Sink::json);
      if (sink == null) {
        unknown("place", member.name(), member.nameSpan(), names(Sink.values(), Sink::json));
      } else {
        policies.put(sink, new PolicyReader(this).read(sink, member.value()));
      }
    }
  }

  private void texts(JsoncNode node, Pattern form, String wanted, Set<String> into) {
    for (var item : items(node)) {
      var text = text(item);
      if (text != null && form.matcher(text).matches()) {
        into.add(text);
      } else if (text != null) {
        problem(item.span(), "This must be %s. Remove it.".formatted(wanted));
      }
    }
  }

  /** The members of what must be an object. */
  List<JsoncNode.Member> members(JsoncNode node) {
    if (node instanceof JsoncNode.Members members) {
      return members.members();
    }
    type(node, "an object");
    return List.of();
  }

  /** The items of what must be a list. */
  List<JsoncNode> items(JsoncNode node) {
    if (node instanceof JsoncNode.Items items) {
      return items.items();
    }
    type(node, "a list");
    return List.of();
  }

  /** What must be a text; null where it isn't. */
  @Nullable String text(JsoncNode node) {
    if (node instanceof JsoncNode.Text text) {
      return text.value();
    }
    type(node, "a text");
    return null;
  }

  /** What must be one of a few words; null where it isn't. */
  <T> @Nullable T choice(JsoncNode node, String what, T[] all, Function<T, String> json) {
    var text = text(node);
    if (text == null) {
      return null;
    }
    var found = named(text, all, json);
    if (found == null) {
      unknown(what, text, node.span(), names(all, json));
    }
    return found;
  }

  static <T> @Nullable T named(String name, T[] all, Function<T, String> json) {
    for (var one : all) {
      if (json.apply(one).equals(name)) {
        return one;
      }
    }
    return null;
  }

  static <T> List<String> names(T[] all, Function<T, String> json) {
    return Arrays.stream(all).map(json).toList();
  }

  /** A name that nobody knows. */
  void unknown(String what, String name, JsoncSpan span, Collection<String> known) {
    var nearest = NearestName.of(name, new TreeSet<>(known));
    problem(
        span,
        nearest == null
            ? "This %s is not known. Known are: %s.".formatted(what, shown(known))
            : "This %s is not known. Did you mean \"%s\"?".formatted(what, nearest));
  }

  private static String shown(Collection<String> known) {
    var sorted = new TreeSet<>(known);
    return sorted.size() <= 12
        ? String.join(", ", sorted)
        : sorted.size() + " of them, listed in docs/redaction.md";
  }

  void type(JsoncNode node, String wanted) {
    problem(node.span(), "This is %s and must be %s.".formatted(node.type(), wanted));
  }

  void problem(JsoncSpan span, String sentence) {
    problem(span.line(), span.column(), sentence);
  }

  private void problem(int line, int column, String sentence) {
    problems.add(
        "%s, line %d, column %d: %s"
            .formatted(
                file,
                line,
                column,
                Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1)));
  }
}
