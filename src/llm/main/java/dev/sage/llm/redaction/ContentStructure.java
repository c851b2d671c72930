package dev.sage.llm.redaction;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What in the bodies of providers is structure and no content, from {@code content-structure.json}.
 * A name there is a key of JSON, or two of them: {@code error.code} is a {@code code} below an
 * {@code error}, lists between them not counted. Read when it is first needed; immutable.
 */
final class ContentStructure {

  /** Read once. */
  private static final class Data {
    static final ContentStructure READ = read();
  }

  /** What a machine gives names of: longer or with spaces it is somebody's words. */
  private static final Pattern IDENTIFIER =
      Pattern.compile("[A-Za-z0-9@_][A-Za-z0-9._:/@+-]{0,127}");

  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9@_$][A-Za-z0-9._:/@$-]{0,63}");

  private final Set<String> structural;
  private final Set<String> opaque;
  private final Set<String> opaqueOnlyAsObject;
  private final Set<String> prompt;
  private final Set<String> tool;
  private final Set<String> toolObjects;
  private final Set<String> sentinels;

  private ContentStructure(Map<?, ?> data) {
    structural = names(data, "structural");
    opaque = names(data, "opaque");
    opaqueOnlyAsObject = names(data, "opaqueOnlyAsObject");
    prompt = names(data, "prompt");
    tool = names(data, "tool");
    toolObjects = names(data, "toolObjects");
    sentinels = names(data, "sentinels");
  }

  static ContentStructure get() {
    return Data.READ;
  }

  private static ContentStructure read() {
    return new ContentStructure(DataFile.read("content-structure.json"));
  }

  private static Set<String> names(Map<?, ?> data, String list) {
    return Set.copyOf(DataFile.strings(data, list));
  }

  /** Whether a text in this place says how an answer is built, and not what it says. */
  boolean structural(@Nullable String parent, @Nullable String key, String value) {
    return named(structural, parent, key) && identifier(value);
  }

  /** Whether what is below this key is content altogether: names and numbers too. */
  boolean opaque(@Nullable String parent, @Nullable String key, boolean object) {
    return named(opaque, parent, key)
        && (object || key == null || !opaqueOnlyAsObject.contains(key));
  }

  /** Whose words stand below this key. */
  ContentClass below(@Nullable String key, ContentClass above) {
    if (key == null || above == ContentClass.TOOL) {
      return above;
    }
    return tool.contains(key)
        ? ContentClass.TOOL
        : prompt.contains(key) ? ContentClass.PROMPT : above;
  }

  /** Whether an object with this role or type is a tool's. */
  boolean toolObject(String roleOrType) {
    return toolObjects.contains(roleOrType);
  }

  boolean sentinel(String value) {
    return sentinels.contains(value);
  }

  static boolean identifier(String value) {
    return IDENTIFIER.matcher(value).matches();
  }

  static boolean key(String value) {
    return KEY.matcher(value).matches();
  }

  private static boolean named(Set<String> names, @Nullable String parent, @Nullable String key) {
    return key != null
        && (names.contains(key) || (parent != null && names.contains(parent + "." + key)));
  }
}
