package dev.sage.llm.provider;

import dev.sage.llm.StreamEvent;
import dev.sage.llm.Usage;
import dev.sage.llm.provider.option.OptionChange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells, before the first event of an answer, which options the server did not get. Not before the
 * answer begins: by then its id and model are known, and a failure needs no such hint. Not
 * thread-safe.
 */
final class DroppedOptions implements AttemptSink {

  static final String CODE = "option_dropped";

  private final AttemptSink out;
  private List<OptionChange> untold;

  DroppedOptions(AttemptSink out, List<OptionChange> changes) {
    this.out = out;
    this.untold = changes;
  }

  @Override
  public void event(StreamEvent event) {
    if (!untold.isEmpty() && !(event instanceof StreamEvent.Failure)) {
      var changes = untold;
      untold = List.of();
      changes.forEach(change -> out.event(new StreamEvent.Warning(CODE, message(change))));
    }
    out.event(event);
  }

  private static String message(OptionChange change) {
    return "The server has refused \"%s\" for this model, so it %s."
        .formatted(change.option(), change.told());
  }

  @Override
  public void responded(Exchange exchange) {
    out.responded(exchange);
  }

  @Override
  public void read(long nanos, long number) {
    out.read(nanos, number);
  }

  @Override
  public void frame(String type, byte[] array, int from, int to) {
    out.frame(type, array, from, to);
  }

  @Override
  public boolean tapped() {
    return out.tapped();
  }

  @Override
  public void identity(@Nullable String responseId, @Nullable String model) {
    out.identity(responseId, model);
  }

  @Override
  public void usage(Usage value) {
    out.usage(value);
  }
}
