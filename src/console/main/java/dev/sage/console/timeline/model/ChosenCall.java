package dev.sage.console.timeline.model;

import dev.sage.console.shell.Background;
import dev.sage.console.shell.Latest;
import dev.sage.console.streams.request.RequestReading;
import dev.sage.console.text.Texts;
import dev.sage.console.timeline.axis.Moments;
import dev.sage.console.timeline.lanes.Picture.ToolSpan;
import dev.sage.workbench.store.AskedRequest;
import dev.sage.workbench.store.CallFilter;
import dev.sage.workbench.store.CallMarks;
import dev.sage.workbench.store.Store;
import dev.sage.workbench.store.StoredAttempt;
import dev.sage.workbench.store.StoredCall;
import dev.sage.workbench.timeline.TimeRange;
import dev.sage.workbench.timeline.Timeline;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** The call that is looked at, with its attempts. FX thread only; it reads in the background. */
public final class ChosenCall {
  /** Of calls that began in the same microsecond so many are looked at. */
  private static final int MOST_AT_ONCE = 1_000;

  private final Store store;
  private final Timeline timeline;
  private final Supplier<CallFilter> filter;
  private final ToolSpans tools;
  private final Background background;
  private final Latest reading;
  private Runnable onMarked = () -> {};

  /** Marks that are being written, one after the other. */
  private final Deque<Runnable> marking = new ArrayDeque<>();

  /** Grows with each mark, when it is made and when it is written. */
  private int marked;

  private final ReadOnlyStringWrapper id = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<@Nullable Details> details = new ReadOnlyObjectWrapper<>();

  /**
   * None yet.
   *
   * @param filter of what is listed beside it
   */
  ChosenCall(
      Store store,
      Timeline timeline,
      Supplier<CallFilter> filter,
      ToolSpans tools,
      Background background) {
    this.store = store;
    this.timeline = timeline;
    this.filter = filter;
    this.tools = tools;
    this.background = background;
    this.reading = Latest.lengthy(background);
  }

  /**
   * What is known of it.
   *
   * @param tools the tool calls of its answer, and when they came
   * @param marks the pin and the tags that a person gave it
   * @param asked the last words of what was asked
   * @param passes whether the filter lets it pass
   */
  public record Details(
      StoredCall call,
      List<StoredAttempt> attempts,
      List<ToolSpan> tools,
      CallMarks marks,
      Asked asked,
      boolean passes) {
    public Details {
      attempts = List.copyOf(attempts);
      tools = List.copyOf(tools);
    }

    /** Whether Compare has something to show of it. */
    public boolean comparable() {
      return call.runId() != null || asked.state() == AskedRequest.State.KEPT;
    }

    private Details with(CallMarks other) {
      return new Details(call, attempts, tools, other, asked, passes);
    }
  }

  /** Its id; empty where none is chosen. */
  public ReadOnlyStringProperty idProperty() {
    return id.getReadOnlyProperty();
  }

  /** What is known of it; null while that is read, or where none is chosen. */
  public ReadOnlyObjectProperty<@Nullable Details> detailsProperty() {
    return details.getReadOnlyProperty();
  }

  boolean settled() {
    return marking.isEmpty() && reading.idle();
  }

  /** Told when a mark has been written. */
  void setOnMarked(Runnable runnable) {
    onMarked = runnable;
  }

  /** Pins it, or takes the pin away. */
  public void togglePin() {
    Details now = details.get();
    if (now != null) {
      String call = now.call().id();
      boolean pinned = !now.marks().pinned();
      mark(now, marks(now, pinned, now.marks().tags()), () -> store.pin(call, pinned));
    }
  }

  /** Ties a tag to it, or takes away one that it has with that very value. */
  public void toggleTag(Tag tag) {
    Details now = details.get();
    if (now != null) {
      String call = now.call().id();
      boolean there = tag.value().equals(now.marks().tags().get(tag.name()));
      SortedMap<String, String> tags = new TreeMap<>(now.marks().tags());
      if (there) {
        tags.remove(tag.name());
      } else {
        tags.put(tag.name(), tag.value());
      }
      mark(
          now,
          marks(now, now.marks().pinned(), tags),
          () -> store.tag(call, tag.name(), there ? null : tag.value()));
    }
  }

  private static CallMarks marks(Details now, boolean pinned, SortedMap<String, String> tags) {
    return new CallMarks(pinned, tags, now.marks().framesRemoved(), now.marks().contentRemoved());
  }

  /** It counts at once: who marks twice means the second time what the first has made of it. */
  private void mark(Details now, CallMarks marks, Runnable change) {
    details.set(now.with(marks));
    marked++;
    marking.addLast(change);
    if (marking.size() == 1) {
      write(change);
    }
  }

  private void write(Runnable change) {
    background
        .work(
            Texts.text("timeline.marking"),
            () -> {
              change.run();
              store.flush();
              return true;
            })
        .andFinally(this::written)
        .start();
  }

  private void written() {
    marked++;
    marking.removeFirst();
    if (marking.isEmpty()) {
      // Also where one could not be written: what is shown is what is stored.
      onMarked.run();
      refresh();
    } else {
      write(marking.getFirst());
    }
  }

  /** Chooses a call; an empty id for none. */
  public void choose(String callId) {
    if (!callId.equals(id.get())) {
      id.set(callId);
      Details before = details.get();
      if (before != null && !before.call().id().equals(callId)) {
        details.set(null);
      }
      refresh();
    }
  }

  /** Reads it again. */
  void refresh() {
    String wanted = id.get();
    if (wanted.isEmpty()) {
      return;
    }
    CallFilter listed = filter.get();
    int before = marked;
    reading.ask(
        Texts.text("timeline.reading"),
        () -> store.call(wanted).map(call -> details(call, listed)),
        found -> show(wanted, found, before),
        failure -> {
          throw failure;
        });
  }

  private Details details(StoredCall call, CallFilter listed) {
    CallMarks marks = store.marks(List.of(call.id())).getOrDefault(call.id(), CallMarks.NONE);
    return new Details(
        call,
        store.attempts(call.id()),
        tools.of(call),
        marks,
        Asked.of(RequestReading.asked(store, call)),
        passes(call, listed));
  }

  /** Asked of the moment at which it began: few calls share that, however many there are. */
  private boolean passes(StoredCall call, CallFilter listed) {
    long at = Moments.micros(call.startedAt());
    return listed.source().isEmpty()
        || timeline.calls(new TimeRange(at, at + 1), listed, 0, MOST_AT_ONCE).stream()
            .anyMatch(passing -> passing.id().equals(call.id()));
  }

  private void show(String wanted, Optional<Details> found, int markedThen) {
    if (!wanted.equals(id.get())) {
      return;
    }
    Details before = details.get();
    boolean older =
        (markedThen != marked || !marking.isEmpty())
            && before != null
            && before.call().id().equals(wanted);
    // What was read may be from before the newest mark: that is shown until it is read anew.
    details.set(found.map(read -> older ? read.with(before.marks()) : read).orElse(null));
  }
}
