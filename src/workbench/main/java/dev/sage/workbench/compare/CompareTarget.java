package dev.sage.workbench.compare;

import dev.sage.llm.ChatRequest;
import java.util.function.IntFunction;

/**
 * One column of a comparison. Thread-safe where its requests are.
 *
 * @param label what the column is called, mostly the model's name
 * @param requests what is asked of each input row, from 0, the model included; made when it is
 *     asked, so that a hundred thousand rows are not a hundred thousand requests
 */
public record CompareTarget(String label, IntFunction<ChatRequest> requests) {

  /** The same request for every row. */
  public CompareTarget(String label, ChatRequest request) {
    this(label, row -> request);
  }

  /** The same request to another model, labelled with its name. */
  public static CompareTarget of(String model, ChatRequest request) {
    return new CompareTarget(model, request.withModel(model));
  }

  /** What is asked of the first row: the model is the same in all. */
  public ChatRequest request() {
    return request(0);
  }

  /** What is asked of an input row. */
  public ChatRequest request(int row) {
    return requests.apply(row);
  }
}
