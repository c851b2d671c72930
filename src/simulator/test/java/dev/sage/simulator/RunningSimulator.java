package dev.sage.simulator;

import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A simulator that waits for nothing, new for each test. */
final class RunningSimulator implements BeforeEachCallback, AfterEachCallback {
  private @Nullable Simulator simulator;

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    simulator = Simulator.start(SimulatorOptions.DEFAULT.withSpeed(Speed.INSTANT));
  }

  @Override
  public void afterEach(ExtensionContext context) {
    get().close();
  }

  Simulator get() {
    return Objects.requireNonNull(simulator);
  }

  /** Posts JSON that is written with single quotes. */
  RawClient.Answer post(String path, String json) throws IOException {
    try (var client = new RawClient(get().openAiUrl().getPort())) {
      return client.post(path, get().key(), json.replace('\'', '"')).read();
    }
  }

  RawClient.Answer look(String path) throws IOException {
    try (var client = new RawClient(get().openAiUrl().getPort())) {
      return client.get(path, get().key()).read();
    }
  }
}
