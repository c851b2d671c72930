package dev.sage.workbench.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.redaction.RedactionPolicy;
import dev.sage.llm.redaction.Redactor;
import dev.sage.llm.redaction.Sink;
import dev.sage.workbench.Home;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarmUpTest {

  @TempDir Path folder;

  @Test
  void writes_a_whole_call_somewhere_else() throws Exception {
    WarmUp.run(new Clean(Redactor.create(), () -> RedactionPolicy.of(Sink.STORE)));
  }

  @Test
  void leaves_nothing_in_the_store() throws Exception {
    try (var store = Store.open(new Home(folder), Redactor.create(), notice -> {})) {
      store.expectCalls();
      store.flush();

      assertThat(store.info().calls()).isZero();
      assertThat(store.info().runs()).isZero();
    }
  }
}
