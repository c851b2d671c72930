package dev.sage.console.compare.answer;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Llm;
import dev.sage.llm.Message;
import dev.sage.llm.provider.fake.FakeAnswer;
import dev.sage.llm.provider.fake.FakeProvider;
import dev.sage.workbench.compare.CellListener;
import dev.sage.workbench.compare.CompareRequest;
import dev.sage.workbench.compare.Comparison;
import java.util.List;
import java.util.Map;

/** Answers of a scripted provider, whole, without window and store. */
final class Answers {
  private Answers() {}

  /** One column with an answer a repetition. */
  static ColumnModel column(FakeAnswer... answers) throws InterruptedException {
    ChatRequest request = ChatRequest.of("fake/model", Message.user("Hi"));
    try (Llm llm = Llm.builder().environment(Map.of()).provider(FakeProvider.of(answers)).build()) {
      Comparison comparison =
          Comparison.prepare(
                  llm::stream,
                  CompareRequest.of(List.of("fake/model"), request, answers.length),
                  CellListener.NONE)
              .start();
      comparison.await();
      ColumnModel column = new ColumnModel("fake/model");
      column.begin(comparison.column(0));
      column.pull(true);
      return column;
    }
  }
}
