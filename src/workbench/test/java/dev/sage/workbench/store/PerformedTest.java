package dev.sage.workbench.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sage.llm.redaction.RedactionPolicy;
import dev.sage.llm.redaction.Redactor;
import dev.sage.llm.redaction.Sink;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Whoever waits for a change hears what came of that change, and of nothing else. */
class PerformedTest {

  private final Performed<String> performed = new Performed<>((connection, clean) -> "done");

  private void run() throws SQLException {
    try (var connection = Sql.write(Sql.memoryAddress("performed"))) {
      performed.run(connection, new Clean(Redactor.create(), () -> RedactionPolicy.of(Sink.STORE)));
    }
  }

  @Test
  void what_was_done_and_then_undone_with_its_transaction_is_not_done() throws Exception {
    run();
    assertThat(performed.result()).isEqualTo("done");

    performed.undone(new SQLException("the disk is full"));
    assertThatThrownBy(performed::result)
        .isInstanceOf(SQLException.class)
        .hasMessage("the disk is full");
  }

  @Test
  void what_is_done_again_after_that_is_done() throws Exception {
    performed.undone(new IllegalStateException("a bug"));
    run();

    assertThat(performed.result()).isEqualTo("done");
  }

  @Test
  void what_was_never_run_has_no_result() throws Exception {
    assertThat(performed.result()).isNull();
  }
}
