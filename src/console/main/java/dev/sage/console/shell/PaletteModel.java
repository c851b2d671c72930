package dev.sage.console.shell;

import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
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
   */
  record Entry(Action action, String place) {}

  private record Hit(Entry entry, int score, int order) {}

  private final StringProperty typed = new SimpleStringProperty("");
  private final ObservableList<Entry> found = FXCollections.observableArrayList();
  private final Supplier<List<Entry>> catalogue;

  PaletteModel(Supplier<List<Entry>> catalogue) {
    this.catalogue = catalogue;
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
    List<Entry> all = catalogue.get();
    found.setAll(
        IntStream.range(0, all.size())
            .mapToObj(i -> new Hit(all.get(i), score(all.get(i)), i))
            .filter(hit -> hit.score > Fuzzy.NONE)
            .sorted(
                Comparator.comparing((Hit hit) -> !hit.entry.action.enabled().get())
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
