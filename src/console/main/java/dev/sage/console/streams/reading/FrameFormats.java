package dev.sage.console.streams.reading;

import dev.sage.llm.Llm;
import dev.sage.llm.provider.ProviderDescriptor;
import dev.sage.llm.provider.Quirks;
import dev.sage.llm.provider.WireFormats;
import dev.sage.workbench.frames.FrameFormat;
import dev.sage.workbench.store.StoredCall;
import java.util.Map;
import java.util.function.Function;

/** How the frames of each call are to be read. Thread-safe. */
public final class FrameFormats implements Function<StoredCall, FrameFormat> {
  private final WireFormats formats = new WireFormats(Map.of());
  private final Llm llm;

  /** Those of this library, with what the client knows of its providers. */
  public FrameFormats(Llm llm) {
    this.llm = llm;
  }

  @Override
  public FrameFormat apply(StoredCall call) {
    Quirks quirks =
        llm.descriptor(call.provider()).map(ProviderDescriptor::quirks).orElse(Quirks.NONE);
    return new FrameFormat(formats.find(call.api()).orElse(null), quirks);
  }
}
