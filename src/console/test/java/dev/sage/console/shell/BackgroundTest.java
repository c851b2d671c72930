package dev.sage.console.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BackgroundTest {
  private final Problems problems =
      new Problems(
          InstantSource.fixed(Instant.EPOCH), Runnable::run, text -> text.replace("sk-1", "•••"));
  private final Background background = new Background(Runnable::run, problems);
  private final BlockingQueue<String> said = new LinkedBlockingQueue<>();

  @AfterEach
  void close() {
    background.close();
  }

  @Test
  void hands_the_result_over_and_says_when_it_is_done() throws InterruptedException {
    background
        .work("Reading", () -> "result")
        .onSuccess(said::add)
        .andFinally(() -> said.add("done"))
        .start();
    assertThat(next()).isEqualTo("result");
    assertThat(next()).isEqualTo("done");
    assertThat(problems.list()).isEmpty();
  }

  @Test
  void gives_an_exception_to_the_first_handler_that_fits() throws InterruptedException {
    background
        .work("Reading", () -> fail(new FileNotFoundException("x")))
        .onFailure(IllegalStateException.class, e -> said.add("wrong"))
        .onFailure(IOException.class, e -> said.add("io"))
        .andFinally(() -> said.add("done"))
        .start();
    assertThat(next()).isEqualTo("io");
    assertThat(next()).isEqualTo("done");
    assertThat(problems.list()).isEmpty();
  }

  @Test
  void reports_an_exception_that_nobody_handles_without_its_secrets() throws InterruptedException {
    background
        .work("Reading the list of calls", () -> fail(new IOException("key sk-1 refused")))
        .andFinally(() -> said.add("done"))
        .start();
    assertThat(next()).isEqualTo("done");
    Problem problem = problems.list().getFirst();
    assertThat(problem.what()).isEqualTo("Reading the list of calls failed.");
    assertThat(problem.details()).contains("key ••• refused").doesNotContain("sk-1");
  }

  @Test
  void reports_a_broken_handler_too() throws InterruptedException {
    background
        .work("Reading", () -> "result")
        .onSuccess(
            result -> {
              throw new IllegalStateException("broken");
            })
        .andFinally(() -> said.add("done"))
        .start();
    assertThat(next()).isEqualTo("done");
    assertThat(problems.list()).hasSize(1);
  }

  @Test
  void takes_a_cancelled_end_for_no_error() throws InterruptedException {
    CountDownLatch started = new CountDownLatch(1);
    Background.Running running =
        background
            .work(
                "Waiting",
                () -> {
                  started.countDown();
                  new CountDownLatch(1).await();
                  return "never";
                })
            .andFinally(() -> said.add("done"))
            .start();
    assertThat(started.await(20, TimeUnit.SECONDS)).isTrue();
    running.cancel();
    assertThat(next()).isEqualTo("done");
    assertThat(List.copyOf(problems.list())).isEmpty();
  }

  @Test
  void what_is_lengthy_has_threads_of_its_own() throws InterruptedException {
    background
        .work("Checking", () -> Thread.currentThread().getName())
        .lengthy()
        .onSuccess(said::add)
        .start();
    assertThat(next()).startsWith("background-lengthy-");
  }

  private static String fail(Exception failure) throws Exception {
    throw failure;
  }

  private String next() throws InterruptedException {
    return said.poll(20, TimeUnit.SECONDS);
  }
}
