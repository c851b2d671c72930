package dev.sage.workbench.otlp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsPartialSuccess;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CollectorAnswerTest {

  private static byte[] partial(long refused, String message) {
    return ExportMetricsServiceResponse.newBuilder()
        .setPartialSuccess(
            ExportMetricsPartialSuccess.newBuilder()
                .setRejectedDataPoints(refused)
                .setErrorMessage(message))
        .build()
        .toByteArray();
  }

  @Test
  void reads_what_the_protocols_own_classes_write() {
    for (long refused : new long[] {0, 1, 127, 128, 1L << 40, Long.MAX_VALUE}) {
      for (String message : new String[] {"", "why", "ż".repeat(300)}) {
        assertThat(CollectorAnswer.ofSuccess(partial(refused, message)))
            .isEqualTo(new CollectorAnswer(refused, message));
      }
    }
  }

  @Test
  void a_body_that_is_none_says_nothing() {
    for (String body : new String[] {"", "{}", "OK", "<html>", "{\"partialSuccess\":{}}"}) {
      assertThat(CollectorAnswer.ofSuccess(body.getBytes(UTF_8)).refused()).isZero();
    }
    assertThat(CollectorAnswer.ofFailure("<html>busy</html>".getBytes(UTF_8)).message())
        .isEqualTo("<html>busy</html>");
  }

  @Test
  void whatever_the_bytes_it_ends() {
    var random = new SplittableRandom(8);
    var sound = partial(300, "refused");
    for (int i = 0; i < 20_000; i++) {
      var bytes = Arrays.copyOf(sound, random.nextInt(sound.length + 1));
      if (bytes.length > 0) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      assertThat(CollectorAnswer.ofSuccess(bytes).refused()).isNotNegative();
      assertThat(CollectorAnswer.ofFailure(bytes)).isNotNull();
    }
  }
}
