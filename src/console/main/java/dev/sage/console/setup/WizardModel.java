package dev.sage.console.setup;

import dev.sage.console.shell.Background;
import dev.sage.console.text.Texts;
import dev.sage.workbench.setup.Destination;
import dev.sage.workbench.setup.SettingsPlace;
import dev.sage.workbench.setup.SetupDesk;
import dev.sage.workbench.setup.SetupPlan;
import dev.sage.workbench.setup.Typed;
import java.util.Arrays;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * Where what was typed is to be kept, and what that would write. Nothing is written before {@link
 * #write}. FX thread only.
 */
final class WizardModel {
  private final ObservableList<Destination> destinations = FXCollections.observableArrayList();
  private final ObjectProperty<@Nullable Destination> destination = new SimpleObjectProperty<>();
  private final ObjectProperty<SettingsPlace> settings =
      new SimpleObjectProperty<>(SettingsPlace.USER);
  private final StringProperty passphrase = new SimpleStringProperty("");
  private final ObjectProperty<@Nullable SetupPlan> plan = new SimpleObjectProperty<>();
  private final StringProperty error = new SimpleStringProperty("");
  private final BooleanProperty working = new SimpleBooleanProperty();
  private final BooleanProperty written = new SimpleBooleanProperty();
  private final Typed typed;
  private final SetupDesk desk;
  private final Background background;
  private final Runnable then;
  private int plans;
  private int pending;

  /**
   * The wizard for what was typed.
   *
   * @param then called when it is written
   */
  WizardModel(Typed typed, SetupDesk desk, Background background, Runnable then) {
    this.typed = typed;
    this.desk = desk;
    this.background = background;
    this.then = then;
    destination.subscribe(this::replan);
    settings.subscribe(this::replan);
    pending++;
    background
        .work(Texts.text("setup.wizard.looking"), () -> desk.destinations(typed))
        .onSuccess(
            places -> {
              destinations.setAll(places);
              destination.set(
                  places.stream()
                      .filter(place -> place.hindrance() == null)
                      .findFirst()
                      .orElse(null));
            })
        .onFailure(RuntimeException.class, this::fail)
        .andFinally(() -> pending--)
        .start();
  }

  /** Whether what is shown is what was chosen. */
  boolean settled() {
    return pending == 0 && !working.get();
  }

  private void fail(RuntimeException failed) {
    error.set(String.valueOf(failed.getMessage()));
  }

  private void replan() {
    Destination chosen = destination.get();
    int mine = ++plans;
    error.set("");
    if (chosen == null) {
      plan.set(null);
      return;
    }
    pending++;
    background
        .work(Texts.text("setup.wizard.looking"), () -> desk.plan(typed, chosen, settings.get()))
        .onSuccess(
            made -> {
              if (mine == plans) {
                plan.set(made);
              }
            })
        .onFailure(
            RuntimeException.class,
            failed -> {
              if (mine == plans) {
                plan.set(null);
                fail(failed);
              }
            })
        .andFinally(() -> pending--)
        .start();
  }

  /** Writes what the plan says. */
  void write() {
    SetupPlan chosen = plan.get();
    if (chosen == null || working.get()) {
      return;
    }
    char @Nullable [] phrase = passphrase.get().isEmpty() ? null : passphrase.get().toCharArray();
    working.set(true);
    error.set("");
    background
        .work(
            Texts.text("setup.wizard.writing"),
            () -> {
              desk.save(chosen, phrase);
              return true;
            })
        .onSuccess(
            done -> {
              written.set(true);
              then.run();
            })
        .onFailure(RuntimeException.class, this::fail)
        .andFinally(
            () -> {
              passphrase.set("");
              if (phrase != null) {
                Arrays.fill(phrase, '\0');
              }
              working.set(false);
            })
        .start();
  }

  ObservableList<Destination> destinations() {
    return destinations;
  }

  ObjectProperty<@Nullable Destination> destinationProperty() {
    return destination;
  }

  /** Which file the settings beside the key go to. */
  ObjectProperty<SettingsPlace> settingsProperty() {
    return settings;
  }

  /** Of the encrypted file; emptied when it was used. */
  StringProperty passphraseProperty() {
    return passphrase;
  }

  /** What would be written; null while that is not known. */
  ObjectProperty<@Nullable SetupPlan> planProperty() {
    return plan;
  }

  /** Why it cannot be written, one or two sentences. */
  StringProperty errorProperty() {
    return error;
  }

  BooleanProperty workingProperty() {
    return working;
  }

  BooleanProperty writtenProperty() {
    return written;
  }
}
