package dev.sage.console.streams;

import dev.sage.console.deletion.CallDeletion;
import dev.sage.console.shell.Action;
import dev.sage.console.shell.ActionMenu;
import dev.sage.console.shell.Drawn;
import dev.sage.console.shell.Keys;
import dev.sage.console.shell.Panel;
import dev.sage.console.shell.PanelId;
import dev.sage.console.shell.Services;
import dev.sage.console.streams.find.FrameFind;
import dev.sage.console.streams.list.CallFiles;
import dev.sage.console.streams.list.CallTimes;
import dev.sage.console.streams.list.CallsModel;
import dev.sage.console.streams.list.CallsPane;
import dev.sage.console.streams.list.StreamFiles;
import dev.sage.console.streams.pair.PairModel;
import dev.sage.console.streams.reading.CallLook;
import dev.sage.console.streams.replay.Replay;
import dev.sage.console.streams.request.RequestModel;
import dev.sage.console.text.Texts;
import dev.sage.workbench.frames.FrameFormat;
import dev.sage.workbench.store.CallFilter;
import dev.sage.workbench.store.CallQuery;
import dev.sage.workbench.store.PendingDeletion;
import dev.sage.workbench.store.Store;
import dev.sage.workbench.store.StoreListener;
import dev.sage.workbench.store.StoredCall;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** The inspector of streams: rail 3. */
public final class StreamsPanel implements Panel {
  /** More calls than a run has columns. */
  private static final int NEWEST = 16;

  private static final Playback NO_FILES = new Playback(Path.of("playback"), folder -> {});

  private final Services services;
  private final Store store;
  private final CallsModel calls;
  private final CallModel call;
  private final RequestModel request;
  private final FrameFind find;
  private final CallTimes times;
  private final Replay replay;
  private final PairModel pair = new PairModel();
  private final CallDeletion deletion;
  private final StreamsActions actions;
  private final CallsPane pane;
  private final StoreListener listener = this::stored;
  private final Set<String> changed = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean told = new AtomicBoolean();

  /** Whether something has changed that is no call's arrival: calls may be gone. */
  private final AtomicBoolean removed = new AtomicBoolean();

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
    this(
        services,
        store,
        formats,
        clock,
        NO_FILES,
        StreamFiles.SYSTEM,
        id -> {},
        call -> {},
        new CallDeletion(services, store, new PendingDeletion(store, System::nanoTime)));
  }

  /**
   * A panel that also reads and writes files.
   *
   * @param formats how the frames of a call are to be read
   * @param playback how a call is played
   * @param chooser asks for files
   * @param log takes the id of a call, and shows what was logged of it
   * @param compare takes a call, and shows its run or a prompt that asks the same
   * @param deletion deletes calls
   */
  public StreamsPanel(
      Services services,
      Store store,
      Function<StoredCall, FrameFormat> formats,
      InstantSource clock,
      Playback playback,
      StreamFiles chooser,
      Consumer<String> log,
      Consumer<StoredCall> compare,
      CallDeletion deletion) {
    CallFiles files =
        new CallFiles(services, store, deletion, chooser, playback.folder(), playback.play());
    this.services = services;
    this.store = store;
    this.calls = new CallsModel(store, services.background());
    this.call =
        new CallModel(store, services.background(), Platform::runLater, new Drawn(), formats);
    this.request = new RequestModel(store, services.background(), Platform::runLater);
    this.find =
        new FrameFind(store, services.background(), Platform::runLater, call.selectedProperty());
    this.times = new CallTimes(clock, ZoneId.systemDefault());
    this.deletion = deletion;
    this.replay = new Replay(System::nanoTime, this::replayed);
    this.actions =
        new StreamsActions(
            call,
            replay,
            pair,
            request,
            new StreamsActions.Doors(log, compare, deletion),
            this::built);
    services.pulse().add(deadline -> replay.tick());
    replay.playingProperty().subscribe(this::wake);
    call.lookProperty().subscribe(this::ask);
    call.comingProperty().subscribe(this::ask);
    call.lookProperty()
        .subscribe(
            look ->
                find.in(
                    call.id(),
                    look == null ? 0 : look.times().size(),
                    look == null ? null : look.reading()));
    this.pane = new CallsPane(services, calls, files, chooser, call::id, this::open);
    pair.pinnedProperty().subscribe(() -> calls.pinnedProperty().set(pair.pinnedId()));
    store.addListener(listener);
  }

  /** While another call is coming its request is, too. */
  private void ask() {
    CallLook look = call.lookProperty().get();
    if (look != null) {
      request.show(look.call());
    } else if (call.comingProperty().get() == Coming.NOTHING) {
      request.show(null);
    }
  }

  private void wake(boolean playing) {
    if (playing) {
      services.pulse().wake();
    }
  }

  private void replayed(int frame) {
    call.selectedProperty().set(frame < 0 ? CallModel.BEFORE_FIRST : frame);
  }

  /** The replay of the call that is looked into. */
  public Replay replay() {
    return replay;
  }

  /**
   * How a call is played.
   *
   * @param folder where its recording is made
   * @param play plays the recording in a folder
   */
  public record Playback(Path folder, Consumer<Path> play) {}

  /** Shows a call here; the panel itself is brought on the screen by whoever asks. */
  public void open(String callId) {
    built().open(callId);
  }

  /** Shows what a call asked; the panel itself is brought on the screen by whoever asks. */
  public void openRequest(String callId) {
    open(callId);
    request.shownProperty().set(true);
  }

  /** Shows what the call that is looked into asked, or its frames. */
  public void showRequest(boolean asked) {
    request.shownProperty().set(asked);
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

  /** Writes a filter as if it were typed, with what is suggested. */
  public void writeFilter(String source) {
    built().writeFilter(source);
  }

  /** Filters the list of calls. */
  public void filter(String source) {
    calls.filterProperty().set(source);
  }

  /** Reads files with streams and shows the first call of them. */
  public void read(List<Path> files) {
    pane.read(files);
  }

  /** Asks for files with streams and reads them. */
  public void chooseFiles() {
    built();
    pane.choose();
  }

  /** Looks for words in the frames of the call that is looked into. */
  public void find(String words) {
    built().look().find(words);
  }

  /** How many frames of the call that is looked into, which may still run, are on the screen. */
  public int frames() {
    return finding ? 0 : call.rows().size();
  }

  /** Whether everything that is to be shown is on the screen. */
  public boolean settled() {
    return !finding
        && pane.settled()
        && calls.settled()
        && call.settled()
        && built().settled()
        && built().look().settled();
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
      built =
          new StreamsView(
              calls,
              actions.desk(call, request, find, replay, pair),
              times,
              services,
              pane.view(times, deletion),
              deletion,
              NoCallYet.of(start, pane::choose));
      CallView look = built.look();
      actions.findingProperty().bind(look.findingProperty());
      actions
          .closableProperty()
          .bind(look.card().openProperty().or(look.findingProperty()).or(pair.openProperty()));
      Keys.typing(built).subscribe(actions.typingProperty()::set);
      ActionMenu.attach(built.calls(), services.overlays(), actions::ofCall);
      view = built;
    }
    return built;
  }

  @Override
  public List<Action> actions() {
    return Stream.concat(actions.list().stream(), pane.actions().stream()).toList();
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
    replay.pause();
    built().hidden();
  }

  /** On the writer's thread, after each commit. */
  private void stored(Set<String> ids) {
    if (ids.isEmpty()) {
      removed.set(true);
    }
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
      if (removed.getAndSet(false)) {
        leaveIfGone();
      }
      calls.refresh();
      if (call.id() != null && ids.contains(call.id())) {
        call.refresh();
      }
    }
  }

  /** Nobody shall look at a call that has been deleted. */
  private void leaveIfGone() {
    String id = call.id();
    if (id != null) {
      // What stands beside it is known only before the list is read again.
      List<String> beside = built().neighbours();
      CallFilter filter = calls.applied();
      services
          .background()
          .work(
              Texts.text("streams.calls.reading"),
              () ->
                  store.call(id).isPresent()
                      ? Optional.<Left>empty()
                      : Optional.of(new Left(next(beside, filter))))
          .onSuccess(gone -> gone.ifPresent(left -> built().left(id, left.next())))
          .start();
    }
  }

  /**
   * What is looked into once a call is gone.
   *
   * @param next the id of another, or null where there is none
   */
  private record Left(@Nullable String next) {}

  /** The first of those that is there yet, else the newest that passes. */
  private @Nullable String next(List<String> beside, CallFilter filter) {
    return beside.stream()
        .filter(other -> store.call(other).isPresent())
        .findFirst()
        .or(() -> store.calls(CallQuery.newest(filter, 1)).stream().map(StoredCall::id).findFirst())
        .orElse(null);
  }

  @Override
  public void close() {
    store.removeListener(listener);
    if (view != null) {
      view.hidden();
    }
  }
}
