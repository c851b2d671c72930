package dev.sage.simulator.internal.recording;

import dev.sage.simulator.Playback;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The recordings that are played, in the order in which they came. Thread-safe. */
public final class Recordings {
  private volatile List<Recording> all;

  /** Those that are played from the start. */
  public Recordings(List<Recording> first) {
    all = List.copyOf(first);
  }

  /** Adds recordings; one of a name that is there takes its place. */
  public synchronized void add(List<Recording> more) {
    var names = more.stream().map(recording -> recording.playback().model()).toList();
    var next = new ArrayList<>(all);
    next.removeIf(recording -> names.contains(recording.playback().model()));
    next.addAll(more);
    all = List.copyOf(next);
  }

  /** Those of an API. */
  public Stream<Recording> of(String api) {
    return all.stream().filter(recording -> recording.playback().api().equals(api));
  }

  /** The one that plays as that model of an API. */
  public Optional<Recording> find(String api, String model) {
    return of(api).filter(recording -> recording.playback().model().equals(model)).findFirst();
  }

  /** What they play as. */
  public List<Playback> playbacks() {
    return all.stream().map(Recording::playback).toList();
  }
}
