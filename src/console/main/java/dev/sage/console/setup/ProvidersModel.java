package dev.sage.console.setup;

import dev.sage.console.control.StatusIcon;
import dev.sage.workbench.setup.ProviderEntry;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;

/** The providers, those with a key first, and what their last check said. FX thread only. */
public final class ProvidersModel {
  private final ObservableList<ProviderEntry> all = FXCollections.observableArrayList();
  private final FilteredList<ProviderEntry> shown = new FilteredList<>(all);
  private final ObservableMap<String, StatusIcon.State> states = FXCollections.observableHashMap();
  private final StringProperty filter = new SimpleStringProperty("");
  private final ObjectProperty<@Nullable ProviderEntry> selected = new SimpleObjectProperty<>();

  ProvidersModel() {
    filter.subscribe(typed -> shown.setPredicate(entry -> entry.contains(typed)));
  }

  /** Replaces all of them; the one that was selected stays so, if it is still there. */
  void set(List<ProviderEntry> entries) {
    ProviderEntry before = selected.get();
    if (!entries.equals(all)) {
      all.setAll(entries);
    }
    selected.set(before == null ? first() : find(before.name()).orElseGet(this::first));
  }

  private @Nullable ProviderEntry first() {
    return all.isEmpty() ? null : all.getFirst();
  }

  Optional<ProviderEntry> find(String name) {
    return all.stream().filter(entry -> entry.name().equals(name)).findFirst();
  }

  /** Every provider, in the order of the list. */
  public ObservableList<ProviderEntry> all() {
    return all;
  }

  ObservableList<ProviderEntry> shown() {
    return shown;
  }

  StringProperty filterProperty() {
    return filter;
  }

  /** The provider whose form is shown. */
  public ObjectProperty<@Nullable ProviderEntry> selectedProperty() {
    return selected;
  }

  /** What the last check said, by name of the provider; none where there was no check. */
  public ObservableMap<String, StatusIcon.State> states() {
    return states;
  }

  /** What the last check of that provider said. */
  public StatusIcon.State state(String provider) {
    return states.getOrDefault(provider, StatusIcon.State.WAITING);
  }
}
