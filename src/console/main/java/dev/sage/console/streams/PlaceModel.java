package dev.sage.console.streams;

import dev.sage.console.shell.Background;
import dev.sage.console.text.Texts;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The place in the selected frame that a person chose in one view, for the others to show. FX
 * thread only; it reads in the background, one place after the other, and the last one counts.
 */
final class PlaceModel {
  private final ReadOnlyObjectProperty<@Nullable FrameDetail> detail;
  private final Background background;
  private final ReadOnlyObjectWrapper<@Nullable FramePlace> place = new ReadOnlyObjectWrapper<>();
  private @Nullable PlaceChoice wanted;
  private boolean looking;

  /** Counts what was chosen: what was looked for before counts no more. */
  private int asked;

  /**
   * No place.
   *
   * @param detail the frame; with another one the place is gone
   */
  PlaceModel(ReadOnlyObjectProperty<@Nullable FrameDetail> detail, Background background) {
    this.detail = detail;
    this.background = background;
    // Not with the new value: it has to be gone before a view of that frame asks for it.
    detail.subscribe(this::clear);
  }

  /** The place; null for none. */
  ReadOnlyObjectProperty<@Nullable FramePlace> placeProperty() {
    return place.getReadOnlyProperty();
  }

  /** Chooses a place. */
  void choose(PlaceChoice choice) {
    ask(choice);
    if (!looking) {
      look();
    }
  }

  private void clear() {
    // One that is not looked at does not tell of the next change.
    detail.get();
    ask(null);
    place.set(null);
  }

  private void ask(@Nullable PlaceChoice choice) {
    wanted = choice;
    asked++;
  }

  private void look() {
    FrameDetail of = detail.get();
    PlaceChoice choice = wanted;
    if (of == null || choice == null) {
      return;
    }
    int asking = asked;
    looking = true;
    background
        .work(Texts.text("streams.frames.reading"), () -> FramePlace.of(of, choice))
        .onSuccess(
            found -> {
              if (asked == asking) {
                place.set(found.orElse(null));
              }
            })
        .andFinally(
            () -> {
              looking = false;
              if (asked != asking) {
                look();
              }
            })
        .start();
  }
}
