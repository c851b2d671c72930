package dev.sage.console.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LatestTest {
  private static final long LONGER = Latest.PATIENCE_NANOS + 1;

  /** What would run on the FX thread runs here. */
  private final BlockingQueue<Runnable> ui = new LinkedBlockingQueue<>();

  private final Background background =
      new Background(
          ui::add, new Problems(InstantSource.fixed(Instant.EPOCH), Runnable::run, text -> text));
  private final AtomicLong nanoTime = new AtomicLong();
  private final Latest latest = new Latest(background, false, nanoTime::get);
  private final List<String> answers = new ArrayList<>();

  @AfterEach
  void close() {
    background.close();
  }

  @Test
  void of_questions_about_the_same_one_is_let_finish_in_the_end() throws InterruptedException {
    latest.about("a filter");
    Question one = ask("one");
    nanoTime.addAndGet(LONGER);
    Question two = ask("two");
    until(() -> two.begun.getCount() == 0);
    assertThat(one.givenUp.await(20, TimeUnit.SECONDS)).isTrue();
    nanoTime.addAndGet(LONGER);
    Question three = ask("three");
    two.answer.countDown();
    three.answer.countDown();
    until(latest::idle);
    assertThat(answers).containsExactly("two", "three");
  }

  @Test
  void what_is_about_something_else_gives_up_the_one_before_as_soon_as_ever()
      throws InterruptedException {
    latest.about("a filter");
    ask("one");
    nanoTime.addAndGet(LONGER);
    Question two = ask("two");
    until(() -> two.begun.getCount() == 0);
    nanoTime.addAndGet(LONGER);
    latest.about("another filter");
    Question three = ask("three");
    assertThat(two.givenUp.await(20, TimeUnit.SECONDS)).isTrue();
    three.answer.countDown();
    until(latest::idle);
    assertThat(answers).containsExactly("three");
  }

  @Test
  void rests_as_long_as_the_last_answer_took() throws InterruptedException {
    assertThat(latest.rested()).isTrue();
    Question one = ask("one");
    nanoTime.addAndGet(100);
    one.answer.countDown();
    assertThat(latest.rested()).isFalse();
    until(latest::idle);
    assertThat(latest.rested()).isFalse();
    nanoTime.addAndGet(100);
    assertThat(latest.rested()).isTrue();
  }

  /** Begun, where nothing is asked before it. */
  private Question ask(String name) throws InterruptedException {
    Question question = new Question(name);
    boolean first = latest.idle();
    latest.ask("Asking", question, answers::add, failure -> {});
    if (first) {
      assertThat(question.begun.await(20, TimeUnit.SECONDS)).isTrue();
    }
    return question;
  }

  private void until(BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean()) {
      Runnable next = ui.poll(10, TimeUnit.MILLISECONDS);
      if (next != null) {
        next.run();
      }
    }
  }

  private static final class Question implements Callable<String> {
    private final String name;
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch answer = new CountDownLatch(1);
    private final CountDownLatch givenUp = new CountDownLatch(1);

    Question(String name) {
      this.name = name;
    }

    @Override
    public String call() throws InterruptedException {
      begun.countDown();
      try {
        answer.await();
        return name;
      } catch (InterruptedException interrupted) {
        givenUp.countDown();
        throw interrupted;
      }
    }
  }
}
