package dev.sage.workbench.store;

import dev.sage.llm.StreamEvent;
import dev.sage.llm.telemetry.CleanFrame;
import dev.sage.llm.telemetry.FrameRedactor;
import dev.sage.llm.telemetry.TappedFrame;
import dev.sage.workbench.Printable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Takes calls in that another store had: each whole or not at all, many in a transaction, redacted
 * as captured ones are. A call that is there already is left alone. Not thread-safe.
 */
public final class CallIntake implements AutoCloseable {

  /** So much waits for a transaction: others write in between. */
  private static final long BATCH_BYTES = 4 << 20;

  private final OpenStore open;
  private final String file;
  private final Clean clean;
  private final CleanRow cleanRow;
  private final FramePacker packer = new FramePacker();
  private final List<ArrivedRun> runs = new ArrayList<>();
  private final List<ArrivedCall> calls = new ArrayList<>();
  private @Nullable Arriving arriving;
  private long weight;
  private int taken;
  private int known;

  /** A run that comes from another store, clean. */
  record ArrivedRun(Map<String, @Nullable Object> row, boolean pinned) {}

  /** The call whose frames come. */
  private static final class Arriving {
    final Map<String, @Nullable Object> row;
    final List<Map<String, @Nullable Object>> attempts;
    final CallMarks marks;
    final Rating rating;
    final FrameRedactor redactor;
    final Deque<StoredFrame> waiting = new ArrayDeque<>();
    final List<FramePacker.Block> blocks = new ArrayList<>();
    Map<String, @Nullable Object> content = Map.of();
    long redacted;

    Arriving(
        Map<String, @Nullable Object> row,
        List<Map<String, @Nullable Object>> attempts,
        CallMarks marks,
        Rating rating,
        FrameRedactor redactor) {
      this.row = row;
      this.attempts = attempts;
      this.marks = marks;
      this.rating = rating;
      this.redactor = redactor;
    }
  }

  CallIntake(OpenStore open, String file) {
    this.open = open;
    this.file = Printable.of(file);
    this.clean = open.writer().clean();
    this.cleanRow = new CleanRow(clean);
  }

  /** Takes a run in; one that is there already stays as it is. */
  public void run(Map<String, @Nullable Object> row, boolean pinned) throws InterruptedException {
    runs.add(new ArrivedRun(cleanRow.row(RowColumn.RUN, row), pinned));
    add(1_000);
  }

  /**
   * Begins a call; it is in when the next begins, or at the end.
   *
   * @return whether it was not there before: else nothing more of it need be said
   */
  public boolean call(
      Map<String, @Nullable Object> row,
      List<Map<String, @Nullable Object>> attempts,
      CallMarks marks,
      Rating rating)
      throws InterruptedException {
    whole();
    String id = String.valueOf(row.get("id"));
    Optional<StoredCall> there = open.readers().read(connection -> CallReader.one(connection, id));
    if (there.isPresent()) {
      known++;
      return false;
    }
    arriving =
        new Arriving(
            cleanRow.row(RowColumn.CALL, row),
            attempts.stream().map(attempt -> cleanRow.row(RowColumn.ATTEMPT, attempt)).toList(),
            clean(marks),
            rating,
            clean.frames());
    return true;
  }

  private CallMarks clean(CallMarks marks) {
    var tags = new TreeMap<String, String>();
    marks
        .tags()
        .forEach(
            (name, value) ->
                tags.put(
                    cleanRow.text(RowColumn.Kind.NAME, name),
                    cleanRow.text(RowColumn.Kind.NAME, value)));
    return new CallMarks(marks.pinned(), tags, false, false);
  }

  /** What the call that has begun asked and was answered. */
  public void content(Map<String, @Nullable Object> row) {
    var call = arriving;
    if (call != null) {
      call.content = cleanRow.row(RowColumn.CONTENT, row);
    }
  }

  /**
   * A frame of the call that has begun, in order.
   *
   * @param frame as its store had it; its time counts from the start of the call
   * @param said what it means
   */
  public void frame(StoredFrame frame, byte[] bytes, List<StreamEvent> said) {
    var call = arriving;
    if (call != null) {
      call.waiting.add(frame);
      keep(
          call,
          call.redactor.add(
              new TappedFrame(
                  frame.attempt(),
                  frame.sequence(),
                  frame.offset(),
                  frame.nanos(),
                  frame.read(),
                  frame.type(),
                  bytes,
                  said)));
    }
  }

  private void keep(Arriving call, List<CleanFrame> ready) {
    for (CleanFrame frame : ready) {
      var told = call.waiting.removeFirst();
      boolean redacted = told.redacted() || frame.changed();
      call.redacted += redacted ? 1 : 0;
      if (!packer.empty()
          && (packer.frames() >= FrameRows.MAX_FRAMES
              || packer.packedBytes() >= FrameRows.MAX_BYTES
              || packer.nextSequence() != told.sequence())) {
        call.blocks.add(packer.take());
      }
      packer.add(
          new StoredFrame(
              told.sequence(),
              told.attempt(),
              told.nanos(),
              told.offset(),
              told.length(),
              frame.bytes().length,
              redacted,
              told.token(),
              told.read(),
              told.type()),
          frame.bytes());
    }
  }

  /** The call that has begun is whole. */
  private void whole() throws InterruptedException {
    var call = arriving;
    arriving = null;
    if (call == null) {
      return;
    }
    keep(call, call.redactor.flush());
    if (!packer.empty()) {
      call.blocks.add(packer.take());
    }
    if (!call.blocks.isEmpty()) {
      call.row.put("redacted_frames", call.redacted);
    }
    var arrived =
        new ArrivedCall(
            call.row, call.attempts, call.content, call.marks, call.rating, call.blocks);
    calls.add(arrived);
    add(arrived.weight());
  }

  private void add(long more) throws InterruptedException {
    weight += more;
    if (weight >= BATCH_BYTES) {
      write();
    }
  }

  /** How many calls are in that were not there before. */
  public int taken() {
    return taken;
  }

  /** How many calls were there before. */
  public int known() {
    return known;
  }

  /**
   * Takes in what has come, with the call that has begun.
   *
   * @throws StoreException where the store can't be written: what was taken in before is in
   */
  public void finish() throws InterruptedException {
    whole();
    write();
  }

  private void write() throws InterruptedException {
    var someRuns = List.copyOf(runs);
    var someCalls = List.copyOf(calls);
    if (someRuns.isEmpty() && someCalls.isEmpty()) {
      return;
    }
    int written =
        open.writer()
            .perform(
                (connection, cleaning) -> {
                  try (var rows = new IntakeRows(connection, cleaning, file)) {
                    return rows.write(someRuns, someCalls);
                  }
                });
    taken += written;
    known += someCalls.size() - written;
    runs.clear();
    calls.clear();
    weight = 0;
  }

  /** What is not finished by then is not taken in. */
  @Override
  public void close() {
    packer.close();
  }
}
