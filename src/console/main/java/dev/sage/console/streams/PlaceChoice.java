package dev.sage.console.streams;

import java.util.List;

/** What a person chose in one of the views of a frame. Immutable, thread-safe. */
sealed interface PlaceChoice {
  /** A member of its JSON, by names and numbers; nothing for an empty path. */
  record Member(List<Object> path) implements PlaceChoice {
    public Member {
      path = List.copyOf(path);
    }
  }

  /** One of its bytes. */
  record At(int index) implements PlaceChoice {}

  /**
   * Words in its bytes.
   *
   * @param part whether the frame has only a part of them, in what it says
   */
  record Words(String words, boolean part) implements PlaceChoice {}

  /** One of its fields. */
  record Field(int index) implements PlaceChoice {}

  /** One of the events that it meant. */
  record Event(int index) implements PlaceChoice {}
}
