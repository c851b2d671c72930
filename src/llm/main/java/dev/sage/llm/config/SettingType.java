package dev.sage.llm.config;

/** What a setting's value can be. */
enum SettingType {
  /** Any text of one line. */
  TEXT("a text", "string"),
  /** A name from a list. */
  CHOICE("a name", "string"),
  /** A key or password: the text itself, or a reference to it. */
  SECRET("a text or a reference such as {\"env\": \"NAME\"}", "secret"),
  /** A header's value, which may be a reference too. */
  HEADER("a text or a reference such as {\"env\": \"NAME\"}", "secret"),
  /** An http or https address. */
  URL("an address such as https://host/v1", "string"),
  /** A path, relative to the folder of the file that it stands in. */
  PATH("a path", "string"),
  /** True or false. */
  FLAG("true or false", "boolean"),
  /** A whole number of at least 1. */
  COUNT("a whole number of at least 1", "integer"),
  /** A time with its unit. */
  DURATION("a time such as \"10s\", \"500ms\" or \"2m\"", "string"),
  /** A list of texts. */
  LIST("a list of texts", "array");

  private final String expected;
  private final String json;

  SettingType(String expected, String json) {
    this.expected = expected;
    this.json = json;
  }

  /** As a message names it. */
  String expected() {
    return expected;
  }

  /** Its type in the JSON Schema; {@code secret} for the definition of that name. */
  String json() {
    return json;
  }
}
