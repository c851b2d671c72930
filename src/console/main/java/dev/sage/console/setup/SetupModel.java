package dev.sage.console.setup;

import dev.sage.console.control.StatusIcon;
import dev.sage.console.shell.Background;
import dev.sage.console.text.Texts;
import dev.sage.llm.config.ConfigProblem;
import dev.sage.workbench.setup.LocalServer;
import dev.sage.workbench.setup.ProviderDraft;
import dev.sage.workbench.setup.ProviderEntry;
import dev.sage.workbench.setup.ProviderSettings;
import dev.sage.workbench.setup.SetupDesk;
import dev.sage.workbench.setup.SetupState;
import dev.sage.workbench.setup.Typed;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
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
 * The panel's state: providers, the form of the one that is selected, its check, and what
 * configuration says. FX thread only.
 */
public final class SetupModel {
  private final ProvidersModel providers = new ProvidersModel();
  private final FormModel form;
  private final CheckModel check;
  private final Mending mending;
  private final ObservableList<ConfigProblem> problems = FXCollections.observableArrayList();
  private final ObservableList<String> profiles = FXCollections.observableArrayList();
  private final ObjectProperty<@Nullable String> profile = new SimpleObjectProperty<>();
  private final ObjectProperty<@Nullable SetupState> state = new SimpleObjectProperty<>();
  private final StringProperty paidCost = new SimpleStringProperty("");
  private final BooleanProperty reading = new SimpleBooleanProperty();
  private final SetupDesk desk;
  private final Background background;
  private String wanted = "";
  private @Nullable Next afterwards;
  private int pending;
  private @Nullable WizardModel wizard;
  private final Runnable changed;
  private int reads;

  /**
   * Nothing read yet.
   *
   * @param ui runs a task on the FX thread
   * @param changed called when the configuration has been read again
   */
  public SetupModel(SetupDesk desk, Background background, Executor ui, Runnable changed) {
    this.changed = changed;
    this.desk = desk;
    this.background = background;
    form = new FormModel(desk::hints);
    check = new CheckModel(desk, background, ui, this::checked);
    mending = new Mending(this);
    providers.selectedProperty().subscribe(this::selected);
  }

  private void checked(String provider, StatusIcon.State now) {
    providers.states().put(provider, now);
  }

  /** Reads the configuration, and shows it. */
  public void refresh() {
    int mine = ++reads;
    reading.set(true);
    background
        .work(Texts.text("setup.reading"), desk::read)
        .onSuccess(
            read -> {
              if (mine == reads) {
                show(read);
                changed.run();
              }
            })
        .andFinally(
            () -> {
              if (mine == reads) {
                reading.set(false);
              }
            })
        .start();
  }

  private void show(SetupState read) {
    state.set(read);
    problems.setAll(read.problems());
    profiles.setAll(read.profiles());
    profile.set(read.profile());
    ProviderEntry before = providers.selectedProperty().get();
    providers.set(read.providers());
    if (!wanted.isEmpty()) {
      select(wanted);
    }
    ProviderEntry now = providers.selectedProperty().get();
    if (now != null && now.equals(before)) {
      selected(now);
    }
  }

  /** Selects a provider, now or as soon as it is known. */
  public void select(String provider) {
    wanted = provider;
    providers
        .find(provider)
        .ifPresent(
            entry -> {
              wanted = "";
              providers.filterProperty().set("");
              providers.selectedProperty().set(entry);
            });
  }

  private void selected(@Nullable ProviderEntry entry) {
    if (entry == null) {
      check.clear();
      form.clear();
      return;
    }
    Next next = takeNext(entry);
    pending++;
    boolean again = isShown(entry);
    if (!again) {
      check.clear();
    }
    background
        .work(
            Texts.text("setup.reading"),
            () -> {
              String cost = desk.paidCost(entry.name());
              return new Read(desk.settings(entry.name()), cost == null ? "" : cost);
            })
        .onSuccess(
            read -> {
              boolean wanted = entry.equals(providers.selectedProperty().get());
              // What was typed and is not saved outlives that configuration is read again.
              boolean kept = again && next == null && form.changedProperty().get();
              if (wanted && !kept) {
                form.show(read.settings);
                paidCost.set(read.cost);
              }
              if (wanted && next != null) {
                next.run.run();
              }
            })
        .andFinally(() -> pending--)
        .start();
  }

  private @Nullable Next takeNext(ProviderEntry entry) {
    Next next = afterwards;
    if (next == null || !next.provider.equals(entry.name())) {
      return null;
    }
    afterwards = null;
    return next;
  }

  /** What is to be done when the form of that provider stands there. */
  private record Next(String provider, Runnable run) {}

  private boolean isShown(ProviderEntry entry) {
    ProviderSettings shown = form.settingsProperty().get();
    return shown != null && shown.entry().name().equals(entry.name());
  }

  private record Read(ProviderSettings settings, String cost) {}

  /** Checks what stands in the form. */
  void startCheck(boolean paid) {
    if (form.settingsProperty().get() != null) {
      check.start(form.read(), paid);
    }
  }

  /** Puts a key into the form of that provider; it is used and kept when the person says so. */
  void paste(String provider, String key) {
    afterwards(provider, () -> form.keyProperty().set(key));
  }

  /** Puts that into the form of its provider, read anew, as if it was typed. */
  void fill(ProviderDraft draft, Runnable next) {
    afterwards =
        new Next(
            draft.provider(),
            () -> {
              form.fill(draft);
              next.run();
            });
    ProviderEntry now = providers.selectedProperty().get();
    if (now != null && now.name().equals(draft.provider())) {
      selected(now);
    } else {
      select(draft.provider());
    }
  }

  /** Shows a server that was found on this machine, and checks it. */
  void use(LocalServer server) {
    afterwards(
        server.provider(),
        () -> {
          ProviderSettings shown = form.settingsProperty().get();
          String url = server.url().toString();
          if (shown != null && !url.equals(shown.defaultUrl())) {
            form.apply("baseUrl", url);
          }
          startCheck(false);
        });
  }

  /** Selects a provider, and does something when its form is there. */
  private void afterwards(String provider, Runnable next) {
    ProviderEntry now = providers.selectedProperty().get();
    if (now != null && now.name().equals(provider)) {
      next.run();
    } else {
      afterwards = new Next(provider, next);
      select(provider);
    }
  }

  /** The wizard that keeps what was typed. */
  WizardModel wizard(Typed typed) {
    WizardModel made =
        new WizardModel(
            typed,
            desk,
            background,
            () -> {
              ProviderSettings shown = form.settingsProperty().get();
              if (shown != null && shown.entry().name().equals(typed.draft().provider())) {
                // It is configured now, no longer typed.
                form.show(shown);
              }
              if (!typed.draft().provider().isEmpty()) {
                select(typed.draft().provider());
              }
              refresh();
            });
    wizard = made;
    return made;
  }

  /** What other tools have left, when it has been looked for. */
  void found(Consumer<ImportSheet.Found> then) {
    background
        .work(
            Texts.text("setup.import.looking"),
            () -> new ImportSheet.Found(desk.keys(), desk.mcpServers()))
        .onSuccess(then)
        .start();
  }

  /** The servers on this machine, when they have been looked for. */
  void local(Consumer<List<LocalServer>> then) {
    background.work(Texts.text("setup.local.looking"), desk::local).onSuccess(then).start();
  }

  /** Changes the profile and reads again. */
  public void choose(@Nullable String name) {
    if (!Objects.equals(name, profile.get())) {
      profile.set(name);
      change(() -> desk.choose(name));
    }
  }

  /** Trusts the project's folder and reads again. */
  void trust(Path folder) {
    change(() -> desk.trust(folder));
  }

  private void change(Background.ThrowingRunnable runnable) {
    background
        .work(
            Texts.text("setup.changing"),
            () -> {
              runnable.run();
              return true;
            })
        .andFinally(this::refresh)
        .start();
  }

  /** The text of a file, its secrets masked, when it has been read. */
  void masked(Path file, Consumer<String> then) {
    background
        .work(Texts.text("setup.file.reading"), () -> desk.masked(file))
        .onSuccess(then)
        .start();
  }

  /** The providers. */
  public ProvidersModel providers() {
    return providers;
  }

  FormModel form() {
    return form;
  }

  CheckModel check() {
    return check;
  }

  Mending mending() {
    return mending;
  }

  ObservableList<ConfigProblem> problems() {
    return problems;
  }

  /** The profiles that configuration has. */
  public ObservableList<String> profiles() {
    return profiles;
  }

  /** The profile in use; null for none. */
  public ObjectProperty<@Nullable String> profileProperty() {
    return profile;
  }

  ObjectProperty<@Nullable SetupState> stateProperty() {
    return state;
  }

  /** What the paid call of a check costs at most; empty where that is unknown. */
  StringProperty paidCostProperty() {
    return paidCost;
  }

  /** Whether everything that was asked for is shown. */
  boolean settled() {
    ProviderEntry entry = providers.selectedProperty().get();
    return pending == 0
        && afterwards == null
        && (wizard == null || wizard.settled())
        && !reading.get()
        && !check.runningProperty().get()
        && (entry == null || isShown(entry));
  }
}
