package dev.sage.console.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.streams.reading.CallLook;
import dev.sage.console.streams.reading.CallReading;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What tests have that read calls with known frames: a store of their own for each. */
public abstract class OverSampleCalls {
  @TempDir private Path home;
  protected SampleCalls calls;

  @BeforeEach
  void openCalls() {
    calls = new SampleCalls(home);
  }

  @AfterEach
  void closeCalls() {
    calls.close();
  }

  /** A call that is short enough to be read at once. */
  protected final CallLook look(String id) throws InterruptedException {
    calls.flush();
    CallReading reading = new CallReading(calls.store(), id, SampleCalls.FORMATS);
    assertThat(reading.look()).isPresent();
    assertThat(reading.readOn()).isFalse();
    return reading.now().orElseThrow();
  }

  /** A call of any length. */
  protected final CallLook read(String id) throws InterruptedException {
    calls.flush();
    return all(new CallReading(calls.store(), id, SampleCalls.FORMATS));
  }

  /** Reads to the end. */
  protected static CallLook all(CallReading reading) {
    assertThat(reading.look()).isPresent();
    boolean more = true;
    while (more) {
      more = reading.readOn();
    }
    return reading.now().orElseThrow();
  }
}
