package dev.sage.workbench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.FinishReason;
import dev.sage.llm.Llm;
import dev.sage.llm.LlmError;
import dev.sage.llm.Message;
import dev.sage.llm.provider.fake.FakeAnswer;
import dev.sage.llm.provider.fake.FakeProvider;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  private static final ChatRequest REQUEST = ChatRequest.of("", Message.user("Hello"));

  private Llm llm = Llm.builder().build();

  @AfterEach
  void close() {
    llm.close();
  }

  private Comparison start(FakeProvider provider, CellListener listener, CompareRequest request) {
    llm.close();
    llm = Llm.builder().provider(provider).build();
    return Comparison.prepare(llm::stream, request, listener).start();
  }

  private static FakeProvider provider() {
    return FakeProvider.builder()
        .answer("a", FakeAnswer.builder().think("Hm. ").say("I am ").say("a.").usage(3, 7).build())
        .answer(
            "b",
            FakeAnswer.builder()
                .say("I am b, ")
                .fail(LlmError.Kind.AUTHENTICATION, "No such key. Give another.")
                .build())
        .answer("slow", FakeAnswer.builder().say("I am ").pause(Duration.ofHours(1)).build())
        .build();
  }

  @Test
  void every_target_is_asked_and_answers_for_itself() throws Exception {
    var comparison =
        start(
            provider(), CellListener.NONE, CompareRequest.of(List.of("fake/a", "fake/b"), REQUEST));
    comparison.await();

    Cell a = comparison.column(0).getFirst();
    assertThat(a.answer().text()).isEqualTo("I am a.");
    assertThat(a.answer().reasoning()).isEqualTo("Hm. ");
    assertThat(a.state().status()).isEqualTo(CellStatus.COMPLETE);
    assertThat(a.state().finishReason()).isEqualTo(FinishReason.STOP);
    assertThat(a.state().usage().output()).isEqualTo(7);
    Cell b = comparison.column(1).getFirst();
    assertThat(b.state().status()).isEqualTo(CellStatus.FAILED);
    assertThat(b.answer().text()).isEqualTo("I am b, ");
    assertThat(b.state().error()).isNotNull();
    assertThat(comparison.over()).isTrue();
  }

  @Test
  void requests_that_cannot_be_made_fail_alone_and_the_run_ends() throws Exception {
    var broken =
        new CompareTarget(
            "fake/broken",
            row -> {
              throw new IllegalStateException("no such tool");
            });
    var pricing =
        new Pricing() {
          @Override
          public Optional<BigDecimal> estimate(ChatRequest request) {
            return Optional.of(BigDecimal.ONE);
          }

          @Override
          public Optional<BigDecimal> cost(Cell cell) {
            return estimate(cell.target().request());
          }
        };
    llm.close();
    llm = Llm.builder().provider(provider()).build();
    var request =
        CompareRequest.of(
            List.of(broken, CompareTarget.of("fake/a", REQUEST)), 1, 1, RunOptions.DEFAULT);
    var comparison =
        Comparison.prepare((cell, asked) -> llm.stream(asked), request, pricing, CellListener.NONE)
            .start();
    comparison.await();

    assertThat(comparison.column(0).getFirst().status()).isEqualTo(CellStatus.FAILED);
    assertThat(comparison.column(1).getFirst().status()).isEqualTo(CellStatus.COMPLETE);
  }

  @Test
  void what_is_drained_piece_by_piece_is_the_whole() throws Exception {
    var text = new ConcurrentLinkedQueue<String>();
    var comparison =
        start(
            provider(),
            cell -> text.add(cell.buffer().drain().text()),
            CompareRequest.of(List.of("fake/a"), REQUEST));
    comparison.await();

    assertThat(String.join("", text)).isEqualTo("I am a.");
    assertThat(comparison.cells().getFirst().buffer().drain().text()).isEmpty();
  }

  @Test
  void repetitions_follow_each_other_with_ids_of_their_own() throws Exception {
    var comparison =
        start(provider(), CellListener.NONE, CompareRequest.of(List.of("fake/a"), REQUEST, 3));
    comparison.await();

    assertThat(comparison.cells()).extracting(Cell::repetition).containsExactly(1, 2, 3);
    assertThat(comparison.cells()).extracting(Cell::callId).doesNotHaveDuplicates();
    assertThat(comparison.cells()).allMatch(cell -> cell.state().status() == CellStatus.COMPLETE);
  }

  @Test
  void cancelling_ends_what_runs_and_what_waits_and_keeps_the_text() throws Exception {
    var begun = new CountDownLatch(1);
    var comparison =
        start(
            provider(),
            cell -> {
              if (cell.state().contentEvents() > 0) {
                begun.countDown();
              }
            },
            CompareRequest.of(List.of("fake/slow"), REQUEST, 2));
    begun.await();
    comparison.cancel("stopped by you");
    comparison.await();

    assertThat(comparison.cells()).allMatch(cell -> cell.state().status() == CellStatus.CANCELLED);
    // Both may run at once; that one of them had begun is what was waited for.
    assertThat(comparison.cells()).anyMatch(cell -> cell.answer().text().equals("I am "));
    assertThat(comparison.cells().getFirst().state().error())
        .extracting(LlmError::message)
        .asString()
        .contains("stopped by you");
  }

  @Test
  void a_listener_that_throws_does_no_harm() throws Exception {
    var calls = new AtomicInteger();
    var comparison =
        start(
            provider(),
            cell -> {
              calls.incrementAndGet();
              throw new IllegalStateException("on purpose");
            },
            CompareRequest.of(List.of("fake/a"), REQUEST));
    comparison.await();

    assertThat(calls).hasPositiveValue();
    assertThat(comparison.cells().getFirst().answer().text()).isEqualTo("I am a.");
  }

  @Test
  void a_target_that_does_not_exist_fails_in_its_place() throws Exception {
    var comparison =
        start(
            provider(),
            CellListener.NONE,
            CompareRequest.of(List.of("fake/a", "nosuch/model"), REQUEST));
    comparison.await();

    assertThat(comparison.column(1).getFirst().state().error())
        .extracting(LlmError::kind)
        .isEqualTo(LlmError.Kind.INVALID_CONFIG);
    assertThat(comparison.column(0).getFirst().state().status()).isEqualTo(CellStatus.COMPLETE);
  }
}
