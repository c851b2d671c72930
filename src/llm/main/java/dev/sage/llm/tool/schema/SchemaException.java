package dev.sage.llm.tool.schema;

/** A text is no JSON Schema that can be used. The message says where and why. */
public final class SchemaException extends RuntimeException {

  private static final long serialVersionUID = 1;

  SchemaException(String message) {
    super(message);
  }
}
