package dev.sage.console.timeline.model;

import dev.sage.console.streams.reading.CallLook;
import dev.sage.console.streams.reading.CallReading;
import dev.sage.console.timeline.axis.Moments;
import dev.sage.console.timeline.lanes.Picture.ToolSpan;
import dev.sage.llm.StreamEvent;
import dev.sage.workbench.frames.FrameFormat;
import dev.sage.workbench.store.CallStatus;
import dev.sage.workbench.store.Store;
import dev.sage.workbench.store.StoredCall;
import dev.sage.workbench.timeline.Bar;
import dev.sage.workbench.timeline.LaneMarks;
import dev.sage.workbench.timeline.TimelineView;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.Function;

/**
 * When the tool calls of answers came: the store does not keep that, so the frames of the calls in
 * sight are read again, of few calls at a time, and what was found is kept. Thread-safe.
 */
final class ToolSpans {
  private static final double LEAST_PIXELS = 96;
  private static final int MOST_CALLS = 12;

  /** Some tens of milliseconds of reading; of longer streams nothing is shown. */
  private static final int MOST_FRAMES = 20_000;

  private static final int KEPT = 256;
  private static final long NANOS = 1_000;

  private final Store store;
  private final Function<StoredCall, FrameFormat> formats;
  private final Map<String, List<ToolSpan>> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<ToolSpan>> eldest) {
          return size() > KEPT;
        }
      };

  ToolSpans(Store store, Function<StoredCall, FrameFormat> formats) {
    this.store = store;
    this.formats = formats;
  }

  /** Does I/O: those of the calls of a view on so many pixels. */
  Map<String, List<ToolSpan>> of(TimelineView view, int pixels) {
    double least = LEAST_PIXELS * view.query().range().length() / pixels;
    Map<String, List<ToolSpan>> spans = new HashMap<>();
    for (LaneMarks marks : view.marks()) {
      if (marks instanceof LaneMarks.Bars(var bars)) {
        bars.stream()
            .filter(bar -> bar.toolCalls() > 0 && bar.to() - bar.from() >= least)
            .limit((long) MOST_CALLS - spans.size())
            .map(Bar::id)
            .forEach(id -> spans.put(id, store.call(id).map(this::of).orElse(List.of())));
      }
    }
    return spans;
  }

  /** Does I/O: those of one call. */
  List<ToolSpan> of(StoredCall call) {
    if (call.toolCalls() == 0 || call.frames() > MOST_FRAMES) {
      return List.of();
    }
    synchronized (kept) {
      List<ToolSpan> known = kept.get(call.id());
      if (known != null) {
        return known;
      }
    }
    List<ToolSpan> spans = read(call);
    if (call.status() != CallStatus.RUNNING) {
      synchronized (kept) {
        kept.put(call.id(), spans);
      }
    }
    return spans;
  }

  private List<ToolSpan> read(StoredCall call) {
    CallReading reading = new CallReading(store, call.id(), formats);
    if (reading.look().isEmpty()) {
      return List.of();
    }
    while (reading.readOn()) {
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException();
      }
    }
    return reading.now().map(ToolSpans::spans).orElse(List.of());
  }

  /** What is known of one while it is looked for: where its first and its last piece stood. */
  private static final class Found {
    private String name = "";
    private int first = -1;
    private int last;
    private boolean pieces;

    void piece(int frame) {
      first = pieces ? first : frame;
      last = frame;
      pieces = true;
    }

    /** Whole ones come at the end of the answer, but where nothing else did. */
    void whole(int frame, String toolName) {
      name = toolName;
      if (!pieces) {
        first = frame;
        last = frame;
      }
    }
  }

  private static List<ToolSpan> spans(CallLook look) {
    Map<Integer, Found> found = new TreeMap<>();
    for (int frame = 0; frame < look.reading().frames(); frame++) {
      for (StreamEvent event : look.reading().events(frame)) {
        switch (event) {
          case StreamEvent.ToolCallDelta delta -> {
            Found tool = found.computeIfAbsent(delta.index(), index -> new Found());
            tool.piece(frame);
            String name = delta.toolName();
            if (name != null) {
              tool.name = name;
            }
          }
          case StreamEvent.ToolCall whole ->
              found
                  .computeIfAbsent(whole.index(), index -> new Found())
                  .whole(frame, whole.toolName());
          default -> {}
        }
      }
    }
    return found.values().stream()
        .map(tool -> new ToolSpan(tool.name, at(look, tool.first), at(look, tool.last)))
        .toList();
  }

  private static long at(CallLook look, int frame) {
    long nanos = look.call().axisNanos() + look.times().nanos()[frame];
    return Moments.micros(look.call().startedAt()) + nanos / NANOS;
  }
}
