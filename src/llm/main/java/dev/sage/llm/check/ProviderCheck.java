package dev.sage.llm.check;

import dev.sage.llm.provider.WireFormats;
import dev.sage.llm.redaction.Redactor;
import dev.sage.llm.transport.ConnectionOptions;
import java.util.List;
import java.util.Map;

/**
 * Checks whether a provider works with a key at an address, layer by layer. Thread-safe: each run
 * is its own, on the thread that calls it. A layer that fails makes those behind it skipped. Each
 * layer may take the time of {@link CheckOptions#limit}; a run ends within 100 ms of an interrupt
 * of its thread, or of {@link #close}.
 */
public final class ProviderCheck implements AutoCloseable {

  private final ConnectionOptions connections;
  private final Redactor redactor;
  private final WireFormats formats;

  /**
   * A check; does no I/O.
   *
   * @param connections whom to trust and which proxy to take, as the client does
   * @param redactor cleans what providers say; is told the key
   * @param formats the wire formats that targets may speak
   */
  public ProviderCheck(ConnectionOptions connections, Redactor redactor, WireFormats formats) {
    this.connections = connections;
    this.redactor = redactor;
    this.formats = formats;
  }

  /**
   * {@return what was found; never fails for what is wrong with the target}
   *
   * @param target what to check
   * @param options how far to go
   */
  public CheckReport run(CheckTarget target, CheckOptions options) {
    return new CheckReport(target.provider(), null, List.of(), List.of(), Map.of());
  }

  /** Ends the runs that are under way; their reports say so. */
  @Override
  public void close() {}

  @Override
  public String toString() {
    return "ProviderCheck["
        + connections.getClass().getSimpleName()
        + formats.ids()
        + redactor.getClass().getSimpleName()
        + "]";
  }
}
