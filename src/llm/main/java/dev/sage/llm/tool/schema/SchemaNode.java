package dev.sage.llm.tool.schema;

import dev.harrel.jsonschema.JsonNode;
import dev.harrel.jsonschema.JsonNodeFactory;
import dev.harrel.jsonschema.SimpleType;
import dev.sage.llm.provider.json.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A tree of ours as the validator reads it. Immutable as long as the tree is. */
final class SchemaNode implements JsonNode {

  /** Makes them: from our trees, and from the text of the meta-schemas that come with it. */
  static final class Factory implements JsonNodeFactory {
    @Override
    public JsonNode wrap(Object tree) {
      return tree instanceof JsonNode node
          ? node
          : new SchemaNode((tools.jackson.databind.JsonNode) tree, "");
    }

    @Override
    public JsonNode create(String text) {
      return wrap(Objects.requireNonNull(Json.tree(text)));
    }
  }

  private final tools.jackson.databind.JsonNode tree;
  private final String pointer;

  private SchemaNode(tools.jackson.databind.JsonNode tree, String pointer) {
    this.tree = tree;
    this.pointer = pointer;
  }

  @Override
  public String getJsonPointer() {
    return pointer;
  }

  @Override
  public SimpleType getNodeType() {
    return switch (tree.getNodeType()) {
      case OBJECT -> SimpleType.OBJECT;
      case ARRAY -> SimpleType.ARRAY;
      case STRING -> SimpleType.STRING;
      case BOOLEAN -> SimpleType.BOOLEAN;
      case NUMBER -> isWhole() ? SimpleType.INTEGER : SimpleType.NUMBER;
      default -> SimpleType.NULL;
    };
  }

  @Override
  public boolean asBoolean() {
    return tree.booleanValue();
  }

  @Override
  public String asString() {
    return tree.stringValue();
  }

  @Override
  public BigInteger asInteger() {
    return tree.decimalValue().toBigIntegerExact();
  }

  @Override
  public BigDecimal asNumber() {
    return tree.decimalValue();
  }

  @Override
  public List<JsonNode> asArray() {
    var items = new ArrayList<JsonNode>(tree.size());
    for (var item : tree) {
      items.add(new SchemaNode(item, pointer + "/" + items.size()));
    }
    return items;
  }

  @Override
  public Map<String, JsonNode> asObject() {
    var fields = LinkedHashMap.<String, JsonNode>newLinkedHashMap(tree.size());
    for (var field : tree.properties()) {
      var at = pointer + "/" + JsonNode.encodeJsonPointer(field.getKey());
      fields.put(field.getKey(), new SchemaNode(field.getValue(), at));
    }
    return fields;
  }

  /** 1.0 is an integer too (JSON Schema 2020-12, core §4.2.3). */
  private boolean isWhole() {
    return tree.isIntegralNumber() || tree.decimalValue().stripTrailingZeros().scale() <= 0;
  }
}
