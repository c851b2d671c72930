package dev.sage.console.timeline;

import dev.sage.console.deletion.CallDeletion;
import dev.sage.console.shell.Action;
import dev.sage.console.shell.Keys;
import dev.sage.console.shell.Panel;
import dev.sage.console.shell.PanelId;
import dev.sage.console.shell.Services;
import dev.sage.console.text.Texts;
import dev.sage.console.timeline.axis.Moments;
import dev.sage.console.timeline.model.SavedViews;
import dev.sage.console.timeline.model.TimelineModel;
import dev.sage.workbench.frames.FrameFormat;
import dev.sage.workbench.store.Store;
import dev.sage.workbench.store.StoredCall;
import dev.sage.workbench.timeline.Timeline;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.scene.Node;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** All calls on one time axis: rail 4. */
public final class TimelinePanel implements Panel {
  /** How often other processes' calls are looked for. */
  private static final Duration LOOK_AROUND = Duration.seconds(1);

  private final Services services;
  private final Store store;
  private final InstantSource clock;
  private final Moments moments = new Moments(ZoneId.systemDefault());
  private final TimelineModel model;
  private final Live live;
  private final SavedViews saved;
  private final TimelineActions actions;
  private final Doors doors;
  private final javafx.animation.Timeline around;
  private @Nullable TimelinePage page;
  private boolean looking;
  private long seenVersion;

  /**
   * Where calls can be opened, and where some come from.
   *
   * @param streams takes the id of a call
   * @param request takes the id of a call, and shows what it asked
   * @param compare takes a call, and shows its run or a prompt that asks the same
   * @param log takes the id of a call, and shows what was logged of it
   * @param sample makes some calls without a key
   * @param deletion deletes calls
   */
  public record Doors(
      Consumer<String> streams,
      Consumer<String> request,
      Consumer<StoredCall> compare,
      Consumer<String> log,
      Runnable sample,
      CallDeletion deletion) {}

  /**
   * A panel over that store.
   *
   * @param formats how the frames of a call are to be read
   */
  public TimelinePanel(
      Services services,
      Store store,
      Timeline timeline,
      Function<StoredCall, FrameFormat> formats,
      InstantSource clock,
      Doors doors) {
    this.services = services;
    this.store = store;
    this.clock = clock;
    this.doors = doors;
    model = new TimelineModel(timeline, store, formats, services.background(), clock);
    live = new Live(model, services.pulse(), System::nanoTime);
    saved = new SavedViews(services.drafts().open("timeline-views"));
    actions = new TimelineActions(model, live, doors, this::built);
    around = new javafx.animation.Timeline(new KeyFrame(LOOK_AROUND, event -> tick()));
    around.setCycleCount(Animation.INDEFINITE);
    store.addListener(live);
    doors.deletion().endedProperty().addListener((o, was, is) -> model.refresh());
  }

  @Override
  public PanelId id() {
    return PanelId.TIMELINE;
  }

  @Override
  public Node view() {
    return built();
  }

  private TimelinePage built() {
    TimelinePage built = page;
    if (built == null) {
      built = new TimelinePage(services, model, live, saved, actions, store, clock, moments, doors);
      Keys.typing(built).subscribe(actions.typingProperty()::set);
      page = built;
    }
    return built;
  }

  @Override
  public List<Action> actions() {
    return actions.list();
  }

  /** What it shows. */
  public TimelineModel model() {
    return model;
  }

  /** Whether everything that is to be shown is on the screen. */
  public boolean settled() {
    TimelinePage built = page;
    return model.settled() && (built == null || built.settled());
  }

  /** Whether the picture stands still. */
  public boolean paused() {
    return live.pausedProperty().get();
  }

  /** How many calls have changed in a pause. */
  public int fresh() {
    return live.freshProperty().get();
  }

  /** Asks for a tag of the call that is chosen. */
  public void askTag() {
    actions.tag().perform();
  }

  /** How often anything has been drawn. */
  public int drawn() {
    return built().drawn();
  }

  @Override
  public void shown() {
    live.shown(true);
    model.shown(true);
    built().shown();
    around.play();
  }

  @Override
  public void hidden() {
    around.stop();
    live.shown(false);
    model.shown(false);
  }

  private void tick() {
    if (paused()) {
      return;
    }
    model.tick();
    built().lanes().tick();
    if (!looking) {
      looking = true;
      services
          .background()
          .work(Texts.text("timeline.reading"), store::version)
          .onSuccess(this::seen)
          .andFinally(() -> looking = false)
          .start();
    }
  }

  private void seen(long version) {
    if (version != seenVersion) {
      seenVersion = version;
      live.changedElsewhere();
    }
  }

  @Override
  public void close() {
    around.stop();
    store.removeListener(live);
  }
}
