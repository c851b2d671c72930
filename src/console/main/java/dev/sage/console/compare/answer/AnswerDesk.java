package dev.sage.console.compare.answer;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Usage;
import dev.sage.workbench.copyas.CopyForm;
import dev.sage.workbench.store.Rating;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is done with answers outside of the window. Thread-safe; may be slow. */
public interface AnswerDesk {
  /** What a call costs, in US dollars, or null where no price is known. */
  @Nullable BigDecimal cost(String target, Usage usage);

  /** Keeps what a person thinks of an answer. */
  void rate(String callId, Rating rating);

  /** What a person thinks of those calls, by id; calls that nobody rated are not in it. */
  Map<String, Rating> ratings(List<String> callIds);

  /**
   * A request as text, with names for keys; empty where its provider has no HTTP.
   *
   * @throws dev.sage.llm.LlmException where it could not be sent
   */
  Optional<String> copyAs(CopyForm form, ChatRequest request);

  /**
   * Writes what a call got as a recording, in a new folder.
   *
   * @return the new folder
   * @throws IOException where it can't; the message is one for people
   */
  Path saveRecording(String callId, Path parent) throws IOException;
}
