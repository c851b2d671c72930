package dev.sage.console.tour;

import dev.sage.console.setup.SetupPanel;
import dev.sage.console.shell.PanelId;
import dev.sage.simulator.Simulator;
import dev.sage.workbench.SimulatedSide;
import dev.sage.workbench.setup.ProviderDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The states of the panels Setup and Settings. FX thread only. */
final class SetupStops {
  private static final String SIDE = SimulatedSide.OPENAI.provider();

  private final SetupPanel panel;
  private final Optional<Simulator> simulator;
  private final Optional<SampleProject> sample;

  SetupStops(SetupPanel panel, Optional<Simulator> simulator, Optional<SampleProject> sample) {
    this.panel = panel;
    this.simulator = simulator;
    this.sample = sample;
  }

  /** A provider that was checked, and all is well. */
  Stop checked(String name) {
    return check(name, UnaryOperator.identity());
  }

  Stop settings(String name) {
    return Stop.of(name, shell -> TourStops.open(shell, PanelId.SETTINGS));
  }

  List<Stop> all() {
    List<Stop> all = new ArrayList<>();
    // A person's own files are not touched.
    sample.ifPresent(files -> all.add(empty(files)));
    all.add(show("setup", "openai"));
    all.add(typing("setup-typing-quotes", "\"sk-proj-" + "0123456789".repeat(5) + "\""));
    all.add(typing("setup-typing-other-vendor", "sk-or-v1-" + "0123456789abcdef".repeat(4)));
    all.add(typing("setup-typing-placeholder", "your-api-key-here"));
    all.add(checked("setup-checked"));
    all.addAll(failures());
    all.add(action("setup-why", "setup.why", "openai"));
    all.add(action("setup-problems", "setup.problems", "openai"));
    all.add(action("setup-trust", "setup.trust", "openai"));
    all.add(
        action("setup-wizard", "setup.save", "mistral", draft -> draft.withKey("0a1b".repeat(8)))
            .until(() -> panel.settled()));
    all.add(action("setup-add", "setup.add", "openai"));
    all.add(settings("settings"));
    return all;
  }

  private List<Stop> failures() {
    List<Stop> failures = new ArrayList<>();
    failures.add(at("refused", "http://127.0.0.1:9/v1"));
    failures.add(at("address", "api.openai.com v1"));
    simulator.ifPresent(
        running -> {
          String url = running.openAiUrl().toString();
          String path = running.openAiUrl().getPath();
          String server = url.substring(0, url.length() - path.length());
          failures.add(at("tls", url.replace("http://", "https://")));
          failures.add(at("missing", url.replace("/v1", "")));
          failures.add(at("doubled", url + "/v1"));
          failures.add(at("path", url.replace("/openai", "/nothing")));
          failures.add(at("html", server + "/html" + path));
          failures.add(at("portal", server + "/portal" + path));
          failures.add(at("redirect", server + "/redirect" + path));
          failures.add(with("key", "sk-" + "wrong0".repeat(8)));
          failures.add(with("scope", running.key() + "-no-scope"));
          failures.add(with("quota", running.key() + "-no-quota"));
          failures.add(with("rate", running.key() + "-rate-limited"));
          failures.add(checking(server + "/slow" + path));
          failures.add(at("slow", server + "/slow" + path));
        });
    return failures;
  }

  private Stop at(String name, String baseUrl) {
    return check("setup-failed-" + name, draft -> draft.withBaseUrl(baseUrl));
  }

  private Stop with(String name, String key) {
    return check("setup-failed-" + name, draft -> draft.withKey(key));
  }

  /** A server that does not answer soon: the check is at work. */
  private Stop checking(String baseUrl) {
    Stop stop = check("setup-checking", draft -> draft.withBaseUrl(baseUrl));
    return stop.until(panel::checking);
  }

  /** Nobody has set anything up yet. */
  private Stop empty(SampleProject files) {
    return Stop.of(
            "setup-empty",
            shell -> {
              files.hide();
              TourStops.open(shell, PanelId.SETUP);
              panel.shown();
              panel.open("anthropic");
            })
        .until(panel::settled);
  }

  private Stop show(String name, String provider) {
    return Stop.of(
            name,
            shell -> {
              sample.ifPresent(SampleProject::restore);
              TourStops.open(shell, PanelId.SETUP);
              panel.shown();
              panel.open(provider);
            })
        .until(panel::settled);
  }

  private Stop typing(String name, String key) {
    return Stop.of(
            name,
            shell -> {
              TourStops.open(shell, PanelId.SETUP);
              panel.fill(ProviderDraft.of("openai").withKey(key));
            })
        .until(panel::settled);
  }

  private Stop check(String name, UnaryOperator<ProviderDraft> typed) {
    return Stop.of(
            name,
            shell -> {
              TourStops.open(shell, PanelId.SETUP);
              panel.check(typed.apply(ProviderDraft.of(SIDE)));
            })
        .until(panel::settled);
  }

  private Stop action(String name, String id, String provider) {
    return action(name, id, provider, UnaryOperator.identity());
  }

  /** Something that is done when the form of a provider stands there. */
  private Stop action(String name, String id, String provider, UnaryOperator<ProviderDraft> typed) {
    return Stop.of(
            name,
            shell -> {
              TourStops.open(shell, PanelId.SETUP);
              panel.fill(
                  typed.apply(ProviderDraft.of(provider)), () -> TourStops.perform(shell, id));
            })
        .until(panel::settled);
  }
}
