package dev.sage.llm.provider.fake;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Message;
import dev.sage.llm.provider.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link FakeProvider} answers, as data. Immutable, thread-safe. The format is described in
 * {@code docs/library/testing.md}.
 *
 * @param seed decides how answers are cut into pieces
 * @param rules in the order in which they are tried
 */
public record FakeScript(long seed, List<Rule> rules) {

  /** Takes a copy of the rules. */
  public FakeScript {
    rules = List.copyOf(rules);
  }

  /**
   * Answers of some requests.
   *
   * @param model of this model only, without the provider; null for any
   * @param contains only where the last message has this text; null for any
   * @param answers in order; the last stays
   */
  public record Rule(@Nullable String model, @Nullable String contains, List<FakeAnswer> answers) {

    /** Takes a copy of the answers. */
    public Rule {
      answers = List.copyOf(answers);
    }

    /** Whether these answers are for this request. */
    boolean fits(ChatRequest request) {
      return (model == null || model.equals(request.modelName()))
          && (contains == null || lastText(request).contains(contains));
    }

    private static String lastText(ChatRequest request) {
      List<Message> messages = request.messages();
      return messages.isEmpty() ? "" : messages.getLast().text();
    }
  }

  /**
   * Reads a script.
   *
   * @param file JSON in UTF-8
   * @return the script
   * @throws IOException where it can't be read or is wrong; the message says at which place, such
   *     as {@code answers[1].steps[0]}, and what is known there
   */
  public static FakeScript read(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    var json = Json.tree(bytes, 0, bytes.length);
    try {
      return FakeScriptReader.script(json);
    } catch (IllegalArgumentException wrong) {
      throw new IOException(file + ": " + wrong.getMessage(), wrong);
    }
  }
}
