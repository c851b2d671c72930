package dev.sage.workbench.diagnosis;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.LlmException;
import dev.sage.llm.Message;
import dev.sage.llm.redaction.Sink;
import dev.sage.simulator.SimulatorOptions;
import dev.sage.simulator.Speed;
import dev.sage.workbench.Home;
import dev.sage.workbench.SimulatedSide;
import dev.sage.workbench.Workbench;
import dev.sage.workbench.WorkbenchException;
import dev.sage.workbench.WorkbenchOptions;
import dev.sage.workbench.redaction.RedactionDesk;
import dev.sage.workbench.secret.Passphrase;
import dev.sage.workbench.secret.SecretStores;
import dev.sage.workbench.store.Store;
import dev.sage.workbench.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Looks at one thing after the other. Not thread-safe. */
public final class Doctor {

  private final WorkbenchOptions options;
  private final Home home;
  private final Map<String, String> environment;
  private final String version;
  private final boolean console;
  private final List<Finding> findings = new ArrayList<>();

  /**
   * @param options the home folder, the environment, the project and the profile
   * @param version Sage's own
   * @param console whether the console is part of the installation
   */
  public Doctor(WorkbenchOptions options, String version, boolean console) {
    this.options = options;
    this.home = options.home();
    this.environment = options.environment();
    this.version = version;
    this.console = console;
  }

  /** Looks at everything; takes a second or two. */
  public List<Finding> examine() {
    findings.clear();
    findings.add(Finding.ok("sage", version));
    findings.add(
        Finding.ok(
            "java", Runtime.version() + " (" + System.getProperty("java.vendor", "?") + ")"));
    findings.add(
        Finding.ok(
            "system",
            "%s %s, %s, %d processors"
                .formatted(
                    System.getProperty("os.name"),
                    System.getProperty("os.version"),
                    System.getProperty("os.arch"),
                    Runtime.getRuntime().availableProcessors())));
    display();
    store();
    simulator();
    return List.copyOf(findings);
  }

  private void display() {
    if (!console) {
      findings.add(Finding.warning("console", "Not part of this installation."));
      return;
    }
    boolean linux = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("linux");
    boolean seen =
        !linux
            || !environment.getOrDefault("DISPLAY", "").isEmpty()
            || !environment.getOrDefault("WAYLAND_DISPLAY", "").isEmpty();
    findings.add(
        seen
            ? Finding.ok("display", "There is one.")
            : Finding.warning(
                "display", "None: the console can't open. \"sage tour DIR\" works without."));
  }

  private void store() {
    var notices = new ArrayList<String>();
    var redaction =
        RedactionDesk.open(
            home, environment, SecretStores.of(home, environment, Passphrase.NOBODY), false);
    if (!redaction.problems().isEmpty()) {
      findings.add(Finding.broken("redaction", String.join(" ", redaction.problems())));
    }
    try (var store =
        Store.open(
            home, redaction.redactor(), () -> redaction.effective(Sink.STORE), notices::add)) {
      notices.addAll(store.care().check().problems());
      var info = store.info();
      findings.add(
          notices.isEmpty()
              ? Finding.ok(
                  "store",
                  "%s, schema %d, %,d calls, %,d bytes, sound."
                      .formatted(info.file(), info.schema(), info.calls(), info.bytes()))
              : Finding.broken("store", String.join(" ", notices)));
    } catch (StoreException e) {
      findings.add(Finding.broken("store", String.valueOf(e.getMessage())));
    }
  }

  private void simulator() {
    var without =
        options
            .withNotices(notice -> {})
            .withSimulator(SimulatorOptions.DEFAULT.withSpeed(Speed.INSTANT))
            .withStore(false);
    try (var workbench = Workbench.open(without)) {
      for (var side : SimulatedSide.values()) {
        answer(workbench, side.provider());
      }
      findings.add(ExportExam.finding(workbench.otlp()));
      findings.addAll(
          new SetupExam(workbench.config(), workbench.secrets(), workbench.redactor()).findings());
    } catch (WorkbenchException e) {
      findings.add(Finding.broken("simulator", String.valueOf(e.getMessage())));
    }
  }

  private void answer(Workbench workbench, String side) {
    try (var stream =
        workbench.llm().stream(ChatRequest.of(side + "/clean", Message.user("Hello")))) {
      int length = stream.text().length();
      findings.add(Finding.ok(side, "Answers over HTTP (" + length + " characters)."));
    } catch (LlmException e) {
      findings.add(Finding.broken(side, e.error().message()));
    }
  }
}
