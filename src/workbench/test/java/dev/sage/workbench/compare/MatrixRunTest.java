package dev.sage.workbench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Llm;
import dev.sage.llm.Message;
import dev.sage.llm.provider.fake.FakeAnswer;
import dev.sage.llm.provider.fake.FakeProvider;
import dev.sage.workbench.compare.RunOptions.Order;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MatrixRunTest {

  private static final Pricing DOLLAR =
      new Pricing() {
        @Override
        public Optional<BigDecimal> estimate(ChatRequest request) {
          return Optional.of(BigDecimal.ONE);
        }

        @Override
        public Optional<BigDecimal> cost(Cell cell) {
          return Optional.of(BigDecimal.ONE);
        }
      };

  private final Llm llm =
      Llm.builder()
          .provider(
              FakeProvider.builder()
                  .answer("a", FakeAnswer.builder().say("I am a.").usage(3, 7).build())
                  .answer("b", FakeAnswer.builder().say("I am b.").usage(3, 7).build())
                  .answer(
                      "slow", FakeAnswer.builder().say("I am ").pause(Duration.ofHours(1)).build())
                  .build())
          .build();

  @AfterEach
  void close() {
    llm.close();
  }

  private static CompareRequest request(
      RunOptions options, int rows, int repetitions, String... models) {
    List<CompareTarget> targets =
        List.of(models).stream()
            .map(
                model ->
                    new CompareTarget(
                        model, row -> ChatRequest.of(model, Message.user("Row " + row))))
            .toList();
    return CompareRequest.of(targets, rows, repetitions, options);
  }

  private Comparison prepare(CompareRequest request, CellListener listener) {
    return Comparison.prepare(llm::stream, request, listener);
  }

  private static RunOptions options(int parallel, Order order) {
    return new RunOptions(parallel, order, null, true);
  }

  @Test
  void every_column_answers_every_row_as_often_as_asked() throws Exception {
    var run = prepare(request(RunOptions.DEFAULT, 3, 2, "fake/a", "fake/b"), CellListener.NONE);
    run.start().await();

    assertThat(run.cells()).hasSize(12).allMatch(cell -> cell.status() == CellStatus.COMPLETE);
    Cell cell = run.cell(new CellAddress(1, 2, 2)).orElseThrow();
    assertThat(cell.request().messages().getFirst().text()).isEqualTo("Row 2");
    assertThat(cell.answer().text()).isEqualTo("I am b.");
    assertThat(run.column(1)).hasSize(6).allMatch(each -> each.column() == 1);
  }

  @Test
  void no_more_calls_of_a_column_run_at_once_than_allowed() throws Exception {
    var running = new AtomicInteger();
    var most = new AtomicInteger();
    var run =
        Comparison.prepare(
            (cell, asked) -> {
              most.accumulateAndGet(running.incrementAndGet(), Math::max);
              return llm.stream(asked);
            },
            request(options(2, Order.TOGETHER), 12, 1, "fake/a"),
            Pricing.UNKNOWN,
            cell -> {
              if (cell.status().over()) {
                running.decrementAndGet();
              }
            });
    run.start().await();

    assertThat(most.get()).isBetween(1, 2);
  }

  @Test
  void in_a_queue_a_column_begins_when_the_one_before_is_over() throws Exception {
    var order = new ConcurrentLinkedQueue<Integer>();
    var run =
        Comparison.prepare(
            (cell, asked) -> {
              order.add(cell.column());
              return llm.stream(asked);
            },
            request(options(3, Order.QUEUE), 6, 1, "fake/a", "fake/b"),
            Pricing.UNKNOWN,
            CellListener.NONE);
    run.start().await();

    assertThat(List.copyOf(order)).hasSize(12).isSorted();
  }

  @Test
  void a_cap_leaves_the_rest_unasked_and_says_so() throws Exception {
    var capped = new RunOptions(4, Order.TOGETHER, new BigDecimal("3"), true);
    var run =
        Comparison.prepare(
            (cell, asked) -> llm.stream(asked),
            request(capped, 10, 1, "fake/a"),
            DOLLAR,
            CellListener.NONE);
    run.start().await();

    assertThat(run.cells()).filteredOn(cell -> cell.status() == CellStatus.COMPLETE).hasSize(3);
    assertThat(run.cells()).filteredOn(cell -> cell.status() == CellStatus.NOT_RUN).hasSize(7);
    assertThat(run.spent()).isEqualByComparingTo("3");
  }

  @Test
  void a_run_goes_on_with_a_higher_cap_and_what_was_spent_counts() throws Exception {
    var capped = new RunOptions(4, Order.TOGETHER, new BigDecimal("3"), true);
    var run =
        Comparison.prepare(
            (cell, asked) -> llm.stream(asked),
            request(capped, 10, 1, "fake/a"),
            DOLLAR,
            CellListener.NONE);
    run.start().await();
    List<CellAddress> rest =
        run.cells().stream()
            .filter(cell -> cell.status() == CellStatus.NOT_RUN)
            .map(Cell::address)
            .toList();

    run.ask(rest, capped);
    run.await();
    assertThat(run.cells()).filteredOn(cell -> cell.status() == CellStatus.COMPLETE).hasSize(3);

    run.ask(rest, new RunOptions(4, Order.TOGETHER, new BigDecimal("5"), true));
    run.await();
    assertThat(run.cells()).filteredOn(cell -> cell.status() == CellStatus.COMPLETE).hasSize(5);
    assertThat(run.spent()).isEqualByComparingTo("5");
  }

  @Test
  void a_pause_lets_nothing_begin_and_going_on_asks_the_rest() throws Exception {
    var run = prepare(request(RunOptions.DEFAULT, 5, 1, "fake/a"), CellListener.NONE);
    run.pause();
    run.start();

    assertThat(run.paused()).isTrue();
    assertThat(run.over()).isFalse();
    assertThat(run.cells()).allMatch(cell -> cell.status() == CellStatus.WAITING);

    run.resume();
    run.await();
    assertThat(run.cells()).allMatch(cell -> cell.status() == CellStatus.COMPLETE);
  }

  @Test
  void stopping_ends_what_runs_and_what_waits() throws Exception {
    var begun = new CountDownLatch(1);
    var run =
        prepare(
            request(RunOptions.DEFAULT, 50, 1, "fake/slow"),
            cell -> {
              if (cell.status() == CellStatus.STREAMING) {
                begun.countDown();
              }
            });
    run.start();
    begun.await();
    run.cancel("stopped by you");
    run.await();

    assertThat(run.cells()).hasSize(50).allMatch(cell -> cell.status() == CellStatus.CANCELLED);
  }

  @Test
  void one_cell_can_be_stopped_and_asked_again() throws Exception {
    var run = prepare(request(RunOptions.DEFAULT, 3, 1, "fake/a"), CellListener.NONE);
    run.pause();
    run.start();
    var address = new CellAddress(0, 1, 1);
    Cell first = run.cell(address).orElseThrow();
    first.cancel("stopped by you");
    run.resume();
    run.await();
    assertThat(first.status()).isEqualTo(CellStatus.CANCELLED);

    run.ask(List.of(address));
    run.await();
    Cell second = run.cell(address).orElseThrow();
    assertThat(second.callId()).isNotEqualTo(first.callId());
    assertThat(second.status()).isEqualTo(CellStatus.COMPLETE);
    assertThat(run.cells()).hasSize(3);
  }

  @Test
  void only_the_row_that_is_shown_keeps_its_texts() throws Exception {
    var run =
        prepare(request(RunOptions.DEFAULT.withoutTexts(), 4, 1, "fake/a"), CellListener.NONE);
    run.show(2);
    run.start().await();

    assertThat(run.cells()).filteredOn(Cell::whole).extracting(Cell::row).containsExactly(2);
    Cell other = run.cell(new CellAddress(0, 0, 1)).orElseThrow();
    assertThat(other.answer().text()).isEmpty();
    assertThat(other.excerpt()).isEqualTo("I am a.");
    assertThat(other.digest()).isEqualTo(AnswerDigest.of(" I am a.\n"));

    run.show(0);
    assertThat(run.cells()).noneMatch(Cell::whole);
  }

  @Test
  void four_thousand_cells_are_over_and_keep_no_text() throws Exception {
    var run =
        prepare(
            request(
                new RunOptions(8, Order.TOGETHER, null, false),
                500,
                1,
                "fake/a",
                "fake/b",
                "fake/a",
                "fake/b",
                "fake/a",
                "fake/b",
                "fake/a",
                "fake/b"),
            CellListener.NONE);
    run.start().await();

    assertThat(run.cells()).hasSize(4000).allMatch(cell -> cell.status() == CellStatus.COMPLETE);
    assertThat(run.cells()).filteredOn(Cell::whole).hasSize(8);
  }
}
