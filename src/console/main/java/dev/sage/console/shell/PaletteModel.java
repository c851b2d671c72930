package dev.sage.console.shell;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What the palette finds for what is typed. No nodes. */
final class PaletteModel {
  /**
   * An action and where it belongs.
   *
   * @param place the name of its panel or category
   * @param before whether it could be done where the focus was before the palette took it
   */
  record Entry(Action action, String place, boolean before) {
    Entry(Action action, String place) {
      this(action, place, action.enabled().get());
    }

    /** Whether it can be done once the palette is closed and the focus is back. */
    boolean possible() {
      return before || action.enabled().get();
    }
  }

  private record Hit(Entry entry, int score, int order) {}

  private final StringProperty typed = new SimpleStringProperty("");
  private final ObservableList<Entry> found = FXCollections.observableArrayList();
  private final List<Entry> catalogue;

  /** Over a catalogue as it is before the palette is on the screen. */
  PaletteModel(List<Entry> catalogue) {
    this.catalogue = List.copyOf(catalogue);
    typed.addListener((o, was, is) -> search());
    search();
  }

  StringProperty typedProperty() {
    return typed;
  }

  /** The actions that fit, best first; those that cannot be done now come last. */
  ObservableList<Entry> found() {
    return found;
  }

  private void search() {
    found.setAll(
        IntStream.range(0, catalogue.size())
            .mapToObj(i -> new Hit(catalogue.get(i), score(catalogue.get(i)), i))
            .filter(hit -> hit.score > Fuzzy.NONE)
            .sorted(
                Comparator.comparing((Hit hit) -> !hit.entry.possible())
                    .thenComparing(Comparator.comparingInt(Hit::score).reversed())
                    .thenComparingInt(Hit::order))
            .map(Hit::entry)
            .toList());
  }

  private int score(Entry entry) {
    int label = Fuzzy.score(typed.get(), entry.action.label());
    int withPlace = Fuzzy.score(typed.get(), entry.place + " " + entry.action.label());
    return Math.max(label * 2, withPlace);
  }
}
