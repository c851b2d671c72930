package dev.sage.workbench.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A real collector, whose address is in the environment: {@code
 * SAGE_TEST_COLLECTOR=http://host:4318 mvn -Pcollector -pl src/workbench -am test}.
 */
@Tag("collector")
class RealCollectorTest extends OtlpCase {

  private static final String VARIABLE = "SAGE_TEST_COLLECTOR";

  private static final OtlpPace PATIENT =
      new OtlpPace(
          2_048,
          512,
          Duration.ofSeconds(1),
          Duration.ofSeconds(60),
          Duration.ofSeconds(10),
          Duration.ofSeconds(1),
          Duration.ofSeconds(30));

  @Test
  void takes_all_that_it_is_sent() {
    var address = System.getenv(VARIABLE);
    if (address == null || address.isBlank()) {
      var reason = VARIABLE + " is not set; it names a collector, such as http://localhost:4318.";
      System.out.println("RealCollectorTest is skipped. " + reason);
      abort(reason);
      return;
    }
    try (var desk = desk(PATIENT)) {
      calls(desk, config(address), 100);
      desk.flush();

      var status = desk.status().orElseThrow();
      assertThat(status.trouble()).isNull();
      assertThat(status.exported()).isEqualTo(100);
    }
  }
}
