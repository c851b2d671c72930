package dev.sage.workbench.store;

import dev.sage.llm.telemetry.AttemptRecord;
import dev.sage.llm.telemetry.CallRecord;
import dev.sage.llm.telemetry.CallStart;
import dev.sage.llm.telemetry.CallTap;
import dev.sage.llm.telemetry.StreamTap;
import dev.sage.llm.telemetry.TappedFrame;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes every call that it watches into the store. Thread-safe. It hands over what it sees and
 * goes on; a stream that is faster than the disk waits for the writer, so that no frame is lost.
 */
final class StoreTap implements StreamTap {

  private final Writer writer;
  private final Map<String, Placement> placements = new ConcurrentHashMap<>();
  private final Map<String, ImportMark> marks = new ConcurrentHashMap<>();

  StoreTap(Writer writer) {
    this.writer = writer;
  }

  void mark(String callId, ImportMark mark) {
    marks.put(callId, mark);
  }

  void place(String callId, Placement placement) {
    placements.put(callId, placement);
  }

  @Override
  public CallTap open(CallStart start) {
    String id = start.requestId();
    var call =
        new OpenCall(start, placements.remove(id), marks.remove(id), writer.clean().frames());
    writer.add(new Entry.Begin(call));
    return new Tap(call);
  }

  private final class Tap implements CallTap {
    private final OpenCall call;

    Tap(OpenCall call) {
      this.call = call;
    }

    @Override
    public void attempt(AttemptRecord attempt) {
      writer.add(new Entry.Attempt(call, attempt));
    }

    @Override
    public void attemptFailed(AttemptRecord attempt) {
      writer.add(new Entry.Attempt(call, attempt));
    }

    @Override
    public void frame(TappedFrame frame) {
      writer.add(new Entry.Frame(call, frame));
    }

    @Override
    public void end(CallRecord record) {
      for (AttemptRecord attempt : record.attempts()) {
        writer.add(new Entry.Attempt(call, attempt));
      }
      writer.add(new Entry.End(call, record));
    }
  }
}
