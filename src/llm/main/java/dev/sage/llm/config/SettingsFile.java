package dev.sage.llm.config;

import dev.sage.llm.config.jsonc.JsoncDocument;
import dev.sage.llm.config.jsonc.JsoncFault;
import dev.sage.llm.config.jsonc.JsoncNode;
import dev.sage.llm.config.jsonc.JsoncReader;
import dev.sage.llm.config.jsonc.JsoncSpan;
import dev.sage.llm.provider.NearestName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JSON file of settings. All that is wrong with it is reported at once; what stands in a
 * text that breaks off is checked too, but not used. One use, one thread.
 */
final class SettingsFile {

  private static final Pattern PROVIDER = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  private final ConfigLayer layer;
  private final Path file;
  private final ValueReader values;
  private final List<Statement> top = new ArrayList<>();
  private final Map<String, List<Statement>> profiles = new LinkedHashMap<>();
  private final List<ConfigProblem> problems = new ArrayList<>();
  private List<Statement> target = top;
  private @Nullable String profile;

  private SettingsFile(ConfigLayer layer, Path file, Path home) {
    this.layer = layer;
    this.file = file;
    this.values = new ValueReader(new ReferenceReader(folder(file), home));
  }

  /**
   * What a file says.
   *
   * @param usable whether its statements may be used
   */
  record Read(
      List<Statement> top,
      Map<String, List<Statement>> profiles,
      List<ConfigProblem> problems,
      boolean usable) {}

  static Read read(ConfigLayer layer, Path file, String text, Path home) {
    var reader = new SettingsFile(layer, file, home);
    var document = JsoncReader.read(text);
    reader.document(document);
    boolean usable = document.whole() && document.root() instanceof JsoncNode.Members;
    return usable
        ? new Read(reader.top, reader.profiles, reader.problems, true)
        : new Read(List.of(), Map.of(), reader.problems, false);
  }

  static boolean ours(String text) {
    return JsoncReader.read(text).root() instanceof JsoncNode.Members members
        && members.members().stream()
            .anyMatch(
                member ->
                    switch (member.name()) {
                      case "providers", "profiles" -> member.value() instanceof JsoncNode.Members;
                      case "$schema" ->
                          member.value() instanceof JsoncNode.Text schema
                              && schema.value().contains("sage");
                      default -> false;
                    });
  }

  static Path folder(Path file) {
    var absolute = file.toAbsolutePath();
    return Objects.requireNonNullElse(absolute.getParent(), absolute);
  }

  private void document(JsoncDocument document) {
    document.faults().forEach(this::fault);
    if (document.root() instanceof JsoncNode.Members members) {
      members(List.of(), members);
    } else if (document.root() != null && document.whole()) {
      var root = document.root();
      problems.add(
          ConfigProblem.error(
                  ConfigCode.WRONG_TYPE,
                  "",
                  origin(root.span()),
                  "The file is " + root.type() + ", not an object",
                  "Write the settings between { and }.")
              .withFound(root.type())
              .withExpected("an object"));
    }
  }

  private void fault(JsoncFault fault) {
    var where = new ConfigOrigin(layer, file, fault.line(), fault.column(), null);
    problems.add(
        switch (fault.kind()) {
          case SYNTAX ->
              ConfigProblem.error(
                  ConfigCode.JSON_SYNTAX,
                  "",
                  where,
                  "The file is no JSON: " + fault.message(),
                  "Correct that place; nothing of the file is used until then.");
          case DUPLICATE ->
              ConfigProblem.warning(
                  ConfigCode.JSON_DUPLICATE,
                  "",
                  where,
                  "A setting stands twice: " + fault.message(),
                  "Remove one of them; the later one counts.");
          case HIDDEN ->
              ConfigProblem.error(
                  ConfigCode.HIDDEN_CHARACTERS,
                  "",
                  where,
                  "A setting is left out: " + fault.message(),
                  "Type the name anew.");
        });
  }

  private void members(List<String> at, JsoncNode.Members members) {
    // Many headers begin so.
    boolean headers = at.size() == 3 && at.getLast().equals("headers");
    for (var member : members.members()) {
      // The later one counts.
      boolean last = members.member(member.name()).filter(member::equals).isPresent();
      if (last && (headers || !member.name().startsWith("x-"))) {
        member(at, member);
      }
    }
  }

  private void member(List<String> at, JsoncNode.Member member) {
    if (at.isEmpty() && profile == null && member.name().equals(SettingTable.PROFILES)) {
      profiles(member);
      return;
    }
    var parts = new ArrayList<>(at);
    parts.add(member.name());
    var path = String.join(".", parts);
    boolean provider = at.equals(List.of(SettingTable.PROVIDERS));
    boolean chosen = provider || (at.size() == 3 && at.getLast().equals("headers"));
    if (chosen && Shown.key(member.name())) {
      badName(String.join(".", at), member, "it looks like a key");
      return;
    }
    if (provider && !PROVIDER.matcher(member.name()).matches()) {
      badName(path, member, "a provider's name has letters, digits, hyphens and underscores");
      return;
    }
    var spec = SettingTable.find(path).filter(known -> known.everywhere() || profile == null);
    if (spec.isPresent()) {
      setting(spec.get(), path, member);
    } else if (SettingTable.group(parts)) {
      group(parts, path, member);
    } else if (!(profile != null && at.isEmpty() && member.name().equals("extends"))) {
      unknown(at, path, member);
    } else {
      setting(SettingTable.find("profiles.*.extends").orElseThrow(), "extends", member);
    }
  }

  private void group(List<String> parts, String path, JsoncNode.Member member) {
    switch (member.value()) {
      case JsoncNode.Members inner -> members(parts, inner);
      case JsoncNode.Word word when word.value() == null ->
          target.add(Statement.of(path, new Value.Removed(), origin(member.value().span())));
      default -> notAnObject(path, member);
    }
  }

  private void profiles(JsoncNode.Member member) {
    if (!(member.value() instanceof JsoncNode.Members all)) {
      notAnObject(member.name(), member);
      return;
    }
    for (var one : all.members()) {
      if (one.name().startsWith("x-")) {
        continue;
      }
      if (!(one.value() instanceof JsoncNode.Members settings)) {
        notAnObject("profiles." + Shown.text(one.name()), one);
        continue;
      }
      if (one.name().isBlank() || Shown.key(one.name())) {
        badName(
            "profiles", one, one.name().isBlank() ? "a profile has a name" : "it looks like a key");
        continue;
      }
      profile = one.name();
      target = new ArrayList<>();
      profiles.put(one.name(), target);
      members(List.of(), settings);
      target = top;
      profile = null;
    }
  }

  private void setting(SettingSpec spec, String path, JsoncNode.Member member) {
    var origin = origin(member.value().span());
    var value = values.json(spec, path, member.value(), origin);
    if (value instanceof Value.Bad bad) {
      problems.add(bad.problem());
    }
    if (value instanceof Value.Empty) {
      problems.add(
          ConfigProblem.warning(
              ConfigCode.EMPTY_VALUE,
              path,
              origin,
              path + " is set to nothing, which is as if it were not set",
              "Give it a value, or remove it; null removes what lower sources say."));
    }
    if (path.equals("version") && value instanceof Value.Plain plain) {
      version(plain.text(), origin);
    }
    target.add(Statement.of(path, value, origin));
  }

  private void version(String version, ConfigOrigin origin) {
    if (!version.equals(String.valueOf(SettingTable.VERSION))) {
      problems.add(
          ConfigProblem.error(
                  ConfigCode.UNKNOWN_VERSION,
                  "version",
                  origin,
                  "The file has a form that this version of Sage does not know",
                  "Install a newer Sage, or write the file in version 1.")
              .withFound(version)
              .withExpected("1"));
    }
  }

  private void notAnObject(String path, JsoncNode.Member member) {
    problems.add(
        ConfigProblem.error(
                ConfigCode.WRONG_TYPE,
                path,
                origin(member.value().span()),
                path + " is " + member.value().type(),
                "Write an object there: { … }.")
            .withFound(member.value().type())
            .withExpected("an object"));
  }

  private void badName(String path, JsoncNode.Member member, String rule) {
    problems.add(
        ConfigProblem.error(
                ConfigCode.BAD_VALUE,
                Shown.text(path),
                origin(member.nameSpan()),
                "A name can't be used: " + rule,
                "Choose another name.")
            .withFound("\"" + Shown.text(member.name()) + "\""));
  }

  private void unknown(List<String> at, String path, JsoncNode.Member member) {
    var names = SettingTable.names(at);
    var nearest = NearestName.of(member.name(), names);
    problems.add(
        ConfigProblem.warning(
                ConfigCode.UNKNOWN_SETTING,
                Shown.text(path),
                origin(member.nameSpan()),
                "There is no setting \"" + Shown.text(member.name()) + "\" here",
                nearest == null
                    ? "Remove it, or let its name begin with x- if it is for another program."
                    : "Write \"" + nearest + "\".")
            .withExpected("one of " + String.join(", ", names))
            .withSuggestion(nearest));
  }

  private ConfigOrigin origin(JsoncSpan span) {
    return new ConfigOrigin(
        layer, file, span.line(), span.column(), profile == null ? null : "profile " + profile);
  }
}
