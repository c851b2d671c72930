package dev.sage.console.tour;

import dev.sage.console.ConsoleOptions;
import dev.sage.console.Panels;
import dev.sage.console.text.Texts;
import dev.sage.console.theme.ThemeChoice;
import dev.sage.simulator.SimulatorOptions;
import dev.sage.simulator.Speed;
import dev.sage.workbench.Home;
import dev.sage.workbench.Workbench;
import dev.sage.workbench.WorkbenchException;
import dev.sage.workbench.WorkbenchOptions;
import dev.sage.workbench.cli.CliException;
import dev.sage.workbench.cli.ExitCode;
import dev.sage.workbench.cli.GlobalOptions;
import dev.sage.workbench.log.LogChoice;
import dev.sage.workbench.store.PendingDeletion;
import dev.sage.workbench.store.StoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sage tour}: walks the real console on the headless platform and leaves pictures. */
@Command(
    name = "tour",
    mixinStandardHelpOptions = true,
    description =
        "Walk through the console, which needs no display, and leave a picture of each panel.")
public final class TourCommand implements Callable<Integer> {
  private static final Pattern SIZE = Pattern.compile("(\\d{1,5})x(\\d{1,5})");

  /** Brisk, so that the tour is short, and still with the gaps that it wants to show. */
  private static final Speed SPEED = new Speed(Duration.ofMillis(240), 140, 0.35, 1);

  /** Its answers to the first prompt need no glyphs that our own fonts lack. */
  private static final long SEED = 6;

  private final GlobalOptions globals;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "Folder for the pictures.")
  private Path folder = Path.of("");

  @Option(names = "--theme", paramLabel = "THEME", description = "dark or light (default).")
  private PictureTheme theme = PictureTheme.LIGHT;

  @Option(
      names = "--size",
      paramLabel = "WxH",
      defaultValue = "1440x900",
      description = "Size of the window, from 960x600 to 4000x900 (default: ${DEFAULT-VALUE}).")
  private String size = "";

  @Option(names = "--all", description = "Every state of every panel, in both themes.")
  private boolean all;

  /** The themes that a tour knows. */
  enum PictureTheme {
    LIGHT(ThemeChoice.LIGHT),
    DARK(ThemeChoice.DARK);

    private final ThemeChoice choice;

    PictureTheme(ThemeChoice choice) {
      this.choice = choice;
    }
  }

  /** The command. */
  public TourCommand(GlobalOptions globals) {
    this.globals = globals;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    TourOptions options = options();
    if (homeNamed()) {
      walk(options, globals.home(), null);
      return ExitCode.OK;
    }
    try (TemporaryHome home = TemporaryHome.make()) {
      walk(options, home.home(), SampleProject.make(home.home()));
    }
    return ExitCode.OK;
  }

  private TourOptions options() {
    Matcher form = SIZE.matcher(size);
    if (!form.matches()) {
      throw CliException.usage(Texts.text("tour.size", size));
    }
    try {
      return TourOptions.into(folder, theme.choice)
          .sized(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)));
    } catch (IllegalArgumentException wrong) {
      throw new CliException(ExitCode.USAGE, String.valueOf(wrong.getMessage()), wrong);
    }
  }

  /** Without {@code --home} the tour leaves no trace in the person's own store. */
  private boolean homeNamed() {
    return spec != null
        && spec.root().commandLine().getParseResult().originalArgs().stream()
            .anyMatch(argument -> argument.equals("--home") || argument.startsWith("--home="));
  }

  private void walk(TourOptions options, Home home, @Nullable SampleProject sample)
      throws IOException, InterruptedException {
    // No environment: whose keys are here is nobody's business who sees the pictures.
    WorkbenchOptions workbench =
        WorkbenchOptions.of(home, notice -> {})
            .withLog(LogChoice.COMMAND.withFile("console"))
            .withEnvironment(Map.of())
            .withProject(sample == null ? null : sample.folder())
            .withSimulator(new SimulatorOptions(0, SEED, List.of(), SPEED));
    try (Workbench opened = Workbench.open(workbench)) {
      walk(options, opened, sample).forEach(globals.terminal()::line);
      refuseStrangers(opened.outbound().hosts().keySet());
    } catch (StoreException | WorkbenchException unusable) {
      throw new CliException(ExitCode.USAGE, String.valueOf(unusable.getMessage()), unusable);
    } catch (Tour.TourException late) {
      throw new CliException(ExitCode.FAILURE, String.valueOf(late.getMessage()), late);
    }
  }

  /** Pictures are made of this machine alone; a stop that asks anybody else is a mistake. */
  private static void refuseStrangers(Set<String> hosts) {
    hosts.stream()
        .filter(host -> !host.startsWith("127.0.0.1:"))
        .findFirst()
        .ifPresent(
            host -> {
              throw new IllegalStateException("the tour asked " + host);
            });
  }

  private List<String> walk(
      TourOptions options, Workbench workbench, @Nullable SampleProject sample)
      throws IOException, InterruptedException, Tour.TourException {
    AtomicReference<@Nullable Panels> panels = new AtomicReference<>();
    ConsoleOptions console =
        new ConsoleOptions(
            ConsoleOptions.window(workbench),
            services -> {
              Panels made =
                  new Panels(
                      services,
                      workbench,
                      new PendingDeletion(workbench.store(), System::nanoTime));
              panels.set(made);
              return made.all();
            });
    Tour tour = new Tour(console, options, () -> stops(options, workbench, panels.get(), sample));
    return tour.walk().stream().map(Path::toString).toList();
  }

  private List<Stop> stops(
      TourOptions options,
      Workbench workbench,
      @Nullable Panels panels,
      @Nullable SampleProject sample) {
    if (panels == null) {
      return List.of();
    }
    TourStops stops = new TourStops(panels, workbench, Optional.ofNullable(sample));
    if (!all) {
      return stops.panels();
    }
    List<Stop> every = new ArrayList<>(EveryState.of(stops, options.theme()));
    if (sample != null) {
      // Not into a home that is somebody's own: it would keep them.
      every.addAll(EveryState.inBoth(options.theme(), stops.huge().all()));
    }
    return every;
  }
}
