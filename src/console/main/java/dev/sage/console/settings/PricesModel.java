package dev.sage.console.settings;

import dev.sage.console.shell.Background;
import dev.sage.console.text.Texts;
import dev.sage.workbench.setup.OwnPrices;
import dev.sage.workbench.setup.SetupException;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;

/**
 * The prices, those of the person's own among them, and one that is being edited. FX thread only.
 */
final class PricesModel {
  private final ObservableList<OwnPrices.Row> all = FXCollections.observableArrayList();
  private final FilteredList<OwnPrices.Row> shown = new FilteredList<>(all);
  private final StringProperty filter = new SimpleStringProperty("");
  private final StringProperty target = new SimpleStringProperty("");
  private final StringProperty input = new SimpleStringProperty("");
  private final StringProperty cacheRead = new SimpleStringProperty("");
  private final StringProperty output = new SimpleStringProperty("");
  private final StringProperty error = new SimpleStringProperty("");
  private final BooleanProperty undoable = new SimpleBooleanProperty();
  private final ObjectProperty<OwnPrices.@Nullable Row> selected = new SimpleObjectProperty<>();
  private final OwnPrices prices;
  private final Background background;
  private int changes;

  PricesModel(OwnPrices prices, Background background) {
    this.prices = prices;
    this.background = background;
    filter.subscribe(this::sift);
    selected.subscribe(this::edit);
  }

  private void sift(String typed) {
    String wanted = typed.strip().toLowerCase(Locale.ROOT);
    shown.setPredicate(row -> name(row).toLowerCase(Locale.ROOT).contains(wanted));
  }

  static String name(OwnPrices.Row row) {
    return row.provider() + "/" + row.price().model();
  }

  private void edit(OwnPrices.@Nullable Row row) {
    if (row == null) {
      return;
    }
    target.set(name(row));
    input.set(figure(row.price().rates().input()));
    cacheRead.set(figure(row.price().rates().cacheRead()));
    output.set(figure(row.price().rates().output()));
    error.set("");
  }

  static String figure(@Nullable BigDecimal amount) {
    return amount == null ? "" : amount.stripTrailingZeros().toPlainString();
  }

  /** Reads all prices again. */
  void refresh() {
    background
        .work(Texts.text("settings.prices.reading"), prices::rows)
        .onSuccess(all::setAll)
        .onFailure(SetupException.class, this::fail)
        .start();
  }

  private void fail(SetupException failed) {
    error.set(String.valueOf(failed.getMessage()));
  }

  /** Keeps the price that is being edited. */
  void keep() {
    String[] parts = target.get().strip().split("/", 2);
    Optional<BigDecimal> in = amount(input.get());
    Optional<BigDecimal> out = amount(output.get());
    boolean cached = !cacheRead.get().isBlank();
    Optional<BigDecimal> read = cached ? amount(cacheRead.get()) : Optional.empty();
    if (parts.length < 2 || parts[0].isBlank() || parts[1].isBlank()) {
      error.set(Texts.text("settings.prices.fault.model"));
    } else if (in.isEmpty() || out.isEmpty() || (cached && read.isEmpty())) {
      error.set(Texts.text("settings.prices.fault.amount"));
    } else {
      BigDecimal into = in.get();
      BigDecimal outOf = out.get();
      BigDecimal again = read.orElse(null);
      change(() -> prices.put(parts[0], parts[1], into, again, outOf), 1);
    }
  }

  private static Optional<BigDecimal> amount(String typed) {
    try {
      return Optional.of(new BigDecimal(typed.strip())).filter(number -> number.signum() >= 0);
    } catch (NumberFormatException noNumber) {
      return Optional.empty();
    }
  }

  /** Takes the person's price of the selected model away. */
  void remove() {
    OwnPrices.Row row = selected.get();
    if (row != null && row.own()) {
      change(() -> prices.remove(row.provider(), row.price().model()), 1);
    }
  }

  /** Takes the last change back. */
  void undo() {
    change(prices::undo, -1);
  }

  private void change(Runnable runnable, int more) {
    error.set("");
    background
        .work(
            Texts.text("settings.prices.writing"),
            () -> {
              runnable.run();
              return prices.rows();
            })
        .onSuccess(
            rows -> {
              all.setAll(rows);
              changes += more;
              undoable.set(changes > 0);
            })
        .onFailure(SetupException.class, this::fail)
        .start();
  }

  ObservableList<OwnPrices.Row> shown() {
    return shown;
  }

  StringProperty filterProperty() {
    return filter;
  }

  /** {@code provider/model} of the price that is edited. */
  StringProperty targetProperty() {
    return target;
  }

  StringProperty inputProperty() {
    return input;
  }

  StringProperty cacheReadProperty() {
    return cacheRead;
  }

  StringProperty outputProperty() {
    return output;
  }

  /** Why it was not kept, one sentence. */
  StringProperty errorProperty() {
    return error;
  }

  BooleanProperty undoableProperty() {
    return undoable;
  }

  ObjectProperty<OwnPrices.@Nullable Row> selectedProperty() {
    return selected;
  }
}
