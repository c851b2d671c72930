package dev.sage.workbench.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MailboxTest {

  private static final long NEVER = Long.MAX_VALUE;
  private final Mailbox<String> mailbox = new Mailbox<>(10, 10);

  private List<String> take() throws InterruptedException {
    return mailbox.take(0, NEVER);
  }

  @Test
  void the_receiver_adds_to_a_full_mailbox_without_waiting_for_itself() throws Exception {
    assertThat(mailbox.put("full", 10, false)).isTrue();

    var receiver = CompletableFuture.runAsync(() -> mailbox.putAtOnce("its own", 1));

    receiver.get(60, TimeUnit.SECONDS);
    assertThat(take()).containsExactly("full", "its own");
  }

  @Test
  void a_sender_waits_until_there_is_room() throws Exception {
    mailbox.put("full", 10, false);
    var begun = new CountDownLatch(1);
    var sender =
        CompletableFuture.supplyAsync(
            () -> {
              begun.countDown();
              return mailbox.put("next", 1, false);
            });
    begun.await();

    // Whether it waits by now or comes a moment later: it is never in the first batch.
    assertThat(take()).containsExactly("full");
    assertThat(sender.get(60, TimeUnit.SECONDS)).isTrue();
    assertThat(take()).containsExactly("next");
  }

  @Test
  void one_that_is_heavier_than_the_whole_is_let_in_alone() throws Exception {
    assertThat(mailbox.put("heavy", 11, false)).isTrue();
    assertThat(take()).containsExactly("heavy");
  }

  @Test
  void after_the_end_nothing_comes_in_and_what_was_there_is_still_taken() throws Exception {
    mailbox.put("before", 1, false);
    mailbox.close();

    assertThat(mailbox.put("after", 1, false)).isFalse();
    mailbox.putAtOnce("after", 1);

    assertThat(mailbox.closed()).isFalse();
    assertThat(take()).containsExactly("before");
    assertThat(mailbox.closed()).isTrue();
    assertThat(take()).isEmpty();
  }
}
