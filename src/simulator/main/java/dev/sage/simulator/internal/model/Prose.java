package dev.sage.simulator.internal.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;

/** Readable text of any length from a handful of sentences. Immutable, thread-safe. */
final class Prose {
  private final JsonNode data;

  private Prose(JsonNode data) {
    this.data = data;
  }

  static Prose load() {
    return new Prose(ScenarioCatalog.Resources.json("prose.json"));
  }

  /** An answer of some 130 to 220 tokens: prose, a list, code, and letters beyond ASCII. */
  String answer(RandomGenerator random) {
    var sentences = shuffled("sentences", random);
    var paragraphs = new ArrayList<String>();
    paragraphs.add(pick("openings", random) + " " + sentences.get(0) + " " + sentences.get(1));
    paragraphs.add(pick("worldly", random) + " " + sentences.get(2));
    var list = new ArrayList<String>();
    pickNode("lists", random).forEach(item -> list.add("- " + item.asString()));
    paragraphs.add(String.join("\n", list));
    var code = pickNode("code", random);
    paragraphs.add("```" + code.path(0).asString() + "\n" + code.path(1).asString() + "\n```");
    Collections.swap(paragraphs, 1 + random.nextInt(2), 1);
    paragraphs.add(pick("closings", random));
    return String.join("\n\n", paragraphs);
  }

  /** What a model mutters before it answers: some 80 to 110 tokens. */
  String thoughts(RandomGenerator random) {
    return String.join(" ", shuffled("thoughts", random).subList(0, 6));
  }

  /** Text of at least so many characters, paragraph after paragraph. */
  String filling(int characters, RandomGenerator random) {
    var text = new StringBuilder(characters + 1024);
    while (text.length() < characters) {
      text.append(String.join(" ", shuffled("sentences", random).subList(0, 4)))
          .append(' ')
          .append(pick("worldly", random))
          .append("\n\n");
    }
    return text.toString();
  }

  private String pick(String key, RandomGenerator random) {
    return pickNode(key, random).asString();
  }

  private JsonNode pickNode(String key, RandomGenerator random) {
    var options = data.path(key);
    return options.path(random.nextInt(options.size()));
  }

  private List<String> shuffled(String key, RandomGenerator random) {
    var all = new ArrayList<String>();
    data.path(key).forEach(node -> all.add(node.asString()));
    for (int i = all.size() - 1; i > 0; i--) {
      Collections.swap(all, i, random.nextInt(i + 1));
    }
    return all;
  }
}
