package dev.sage.llm.check;

import dev.sage.llm.provider.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What a vendor's own key check says of a key that it knows. Sources: OpenRouter's {@code /key}
 * ({@code data.limit_remaining}), xAI's {@code /api-key} ({@code api_key_blocked} ...), DeepSeek's
 * balance ({@code is_available}), Hugging Face's whoami ({@code name}). Immutable.
 *
 * @param blocked whether the vendor has shut it off
 * @param empty whether nothing can be spent with it
 * @param facts what is worth showing
 */
record KeyStanding(boolean blocked, boolean empty, Map<String, String> facts) {

  private static final List<String> BLOCKED =
      List.of("api_key_blocked", "api_key_disabled", "team_blocked");

  static KeyStanding of(byte[] body) {
    JsonNode tree = Json.tree(body, 0, body.length);
    if (tree == null) {
      return new KeyStanding(false, false, Map.of());
    }
    JsonNode node = tree.path("data").isObject() ? tree.path("data") : tree;
    boolean blocked = BLOCKED.stream().anyMatch(field -> node.path(field).asBoolean(false));
    JsonNode left = node.path("limit_remaining");
    boolean empty =
        (left.isNumber() && left.doubleValue() <= 0)
            || (node.path("is_available").isBoolean() && !node.path("is_available").booleanValue());
    return new KeyStanding(blocked, empty, facts(node, left));
  }

  private static Map<String, String> facts(JsonNode node, JsonNode left) {
    var facts = new LinkedHashMap<String, String>();
    String account = Json.text(node, "fullname");
    if (account == null) {
      account = Json.text(node, "name");
    }
    if (account != null) {
      facts.put("account", account);
    }
    if (left.isNumber()) {
      facts.put("credit left", left.decimalValue().toPlainString());
    }
    JsonNode balance = node.path("balance_infos").path(0);
    String amount = Json.text(balance, "total_balance");
    if (amount != null) {
      String currency = Json.text(balance, "currency");
      facts.put("credit left", currency == null ? amount : amount + " " + currency);
    }
    return facts;
  }
}
