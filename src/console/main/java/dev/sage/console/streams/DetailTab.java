package dev.sage.console.streams;

import dev.sage.console.text.Texts;
import java.util.Locale;

/** The views of one frame, in the order of their tabs. */
enum DetailTab {
  BYTES(0),
  SSE(1),
  JSON(2),
  EVENTS(3);

  private final int place;

  DetailTab(int place) {
    this.place = place;
  }

  /** The one whose tab stands there. */
  static DetailTab at(int place) {
    return values()[place];
  }

  /** Where its tab stands, from 0. */
  int place() {
    return place;
  }

  /** Its part of ids and of the names of texts. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Its name on the screen. */
  String title() {
    return Texts.text("streams.tab." + key());
  }

  /** The digit that brings it to the front. */
  String digit() {
    return String.valueOf(place + 1);
  }
}
