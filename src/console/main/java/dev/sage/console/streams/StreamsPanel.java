package dev.sage.console.streams;

import dev.sage.console.shell.Action;
import dev.sage.console.shell.Panel;
import dev.sage.console.shell.PanelId;
import dev.sage.console.shell.Services;
import dev.sage.console.streams.reading.FrameFormat;
import dev.sage.console.text.Texts;
import dev.sage.workbench.store.CallQuery;
import dev.sage.workbench.store.Store;
import dev.sage.workbench.store.StoreListener;
import dev.sage.workbench.store.StoredCall;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** The inspector of streams: rail 3. */
public final class StreamsPanel implements Panel {
  /** More calls than a run has columns. */
  private static final int NEWEST = 16;

  private final Services services;
  private final Store store;
  private final CallsModel calls;
  private final CallModel call;
  private final CallTimes times;
  private final StreamsActions actions;
  private final StoreListener listener = this::stored;
  private final Set<String> changed = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean told = new AtomicBoolean();
  private @Nullable StreamsView view;
  private boolean onScreen;
  private boolean finding;

  /**
   * A panel over that store.
   *
   * @param formats how the frames of a call are to be read
   */
  public StreamsPanel(
      Services services,
      Store store,
      Function<StoredCall, FrameFormat> formats,
      InstantSource clock) {
    this.services = services;
    this.store = store;
    this.calls = new CallsModel(store, services.background());
    this.call = new CallModel(store, services.background(), Platform::runLater, formats);
    this.times = new CallTimes(clock, ZoneId.systemDefault());
    this.actions = new StreamsActions(call, this::built);
    store.addListener(listener);
  }

  /** Shows a call here; the panel itself is brought on the screen by whoever asks. */
  public void open(String callId) {
    built().open(callId);
  }

  /** Shows the first column of the newest run, once everything that runs is stored. */
  public void openNewest() {
    finding = true;
    services
        .background()
        .work(
            Texts.text("streams.calls.reading"),
            () -> {
              store.flush();
              return firstOfNewestRun(store.calls(CallQuery.newest(NEWEST)));
            })
        .onSuccess(found -> found.ifPresent(newest -> open(newest.id())))
        .andFinally(() -> finding = false)
        .start();
  }

  private static Optional<StoredCall> firstOfNewestRun(List<StoredCall> newest) {
    return newest.stream()
        .filter(call -> Objects.equals(call.runId(), newest.getFirst().runId()))
        .min(Comparator.comparingInt(StoredCall::column));
  }

  /** The id of the call that is looked into, or null. */
  public @Nullable String current() {
    return call.id();
  }

  /** Filters the list of calls. */
  public void filter(String source) {
    calls.filterProperty().set(source);
  }

  /** Whether everything that is to be shown is on the screen. */
  public boolean settled() {
    return !finding && calls.settled() && call.settled() && built().settled();
  }

  @Override
  public PanelId id() {
    return PanelId.STREAMS;
  }

  @Override
  public Node view() {
    return built();
  }

  private StreamsView built() {
    StreamsView built = view;
    if (built == null) {
      Runnable start = () -> services.navigator().open(PanelId.COMPARE);
      built = new StreamsView(calls, call, times, services.memory(), start);
      view = built;
    }
    return built;
  }

  @Override
  public List<Action> actions() {
    return actions.list();
  }

  @Override
  public void shown() {
    onScreen = true;
    built().shown(store::version);
    calls.refresh();
    call.refresh();
  }

  @Override
  public void hidden() {
    onScreen = false;
    built().hidden();
  }

  /** On the writer's thread, after each commit. */
  private void stored(Set<String> ids) {
    changed.addAll(ids);
    if (told.compareAndSet(false, true)) {
      Platform.runLater(this::refresh);
    }
  }

  private void refresh() {
    told.set(false);
    Set<String> ids = Set.copyOf(changed);
    changed.removeAll(ids);
    // Off the screen nothing is read; coming back reads everything anew.
    if (onScreen) {
      calls.refresh();
      if (call.id() != null && ids.contains(call.id())) {
        call.refresh();
      }
    }
  }

  @Override
  public void close() {
    store.removeListener(listener);
    if (view != null) {
      view.hidden();
    }
  }
}
