package dev.sage.llm.tool.schema;

/** What the value of a keyword is, for whoever goes through a schema. */
enum Keyword {
  /** No schema, whatever it looks like. */
  DATA,

  /** An object whose names are the program's own, each with a schema. */
  SCHEMAS,

  /** A schema, a list of them, or something without schemas. */
  OTHER;

  static Keyword of(String name) {
    return switch (name) {
      case "const", "enum", "default", "examples" -> DATA;
      case "properties",
          "patternProperties",
          "$defs",
          "definitions",
          "dependentSchemas",
          "dependencies" ->
          SCHEMAS;
      default -> OTHER;
    };
  }
}
