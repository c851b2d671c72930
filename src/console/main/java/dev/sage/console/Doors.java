package dev.sage.console;

import dev.sage.console.compare.ComparePanel;
import dev.sage.console.compare.answer.TargetChoice;
import dev.sage.console.home.HomeActions;
import dev.sage.console.home.Scenario;
import dev.sage.console.setup.SetupPanel;
import dev.sage.console.shell.Notices;
import dev.sage.console.shell.PanelId;
import dev.sage.console.shell.Services;
import dev.sage.console.text.Texts;
import dev.sage.llm.ChatRequest;
import dev.sage.llm.LlmException;
import dev.sage.llm.Message;
import dev.sage.llm.ModelInfo;
import dev.sage.workbench.KeyFound;
import dev.sage.workbench.SimulatedSide;
import dev.sage.workbench.Target;
import dev.sage.workbench.Workbench;
import dev.sage.workbench.WorkbenchException;
import dev.sage.workbench.compare.CellListener;
import dev.sage.workbench.compare.CompareRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What is behind the doors of the first page. FX thread only. */
final class Doors implements HomeActions {
  /** Each shows something else on a time axis: text, a tool call, attempts, a failure. */
  private static final List<String> SAMPLE = List.of("clean", "tool", "rate-limit", "truncated");

  private final Services services;
  private final Workbench workbench;
  private final ComparePanel compare;
  private final SetupPanel setup;
  private final Runnable files;

  Doors(
      Services services,
      Workbench workbench,
      ComparePanel compare,
      SetupPanel setup,
      Runnable files) {
    this.setup = setup;
    this.files = files;
    this.services = services;
    this.workbench = workbench;
    this.compare = compare;
  }

  @Override
  public void runScenario(Scenario scenario) {
    services.navigator().open(PanelId.COMPARE);
    compare.runWith(
        List.of(
            SimulatedSide.OPENAI.provider() + "/" + scenario.id(),
            SimulatedSide.ANTHROPIC.provider() + "/" + scenario.id()),
        scenario.explanation());
  }

  /** Asks both sides of the simulator for some scenarios, without leaving the panel. */
  void runSample() {
    ChatRequest request =
        ChatRequest.of(
            SimulatedSide.OPENAI.provider() + "/" + SAMPLE.getFirst(),
            Message.user(Texts.text("doors.sample")));
    List<String> models =
        SAMPLE.stream()
            .flatMap(
                scenario ->
                    Stream.of(
                        SimulatedSide.OPENAI.provider() + "/" + scenario,
                        SimulatedSide.ANTHROPIC.provider() + "/" + scenario))
            .toList();
    services
        .background()
        .work(
            Texts.text("doors.sample.running"),
            () -> workbench.compare(CompareRequest.of(models, request), CellListener.NONE))
        .start();
  }

  /** Plays the recordings in that folder and asks each of them. */
  @Override
  public void openRecording(Path folder) {
    services
        .background()
        .work(Texts.text("doors.recording.reading"), () -> workbench.play(folder))
        .onSuccess(this::ask)
        .onFailure(
            WorkbenchException.class,
            unreadable -> say(String.valueOf(unreadable.getMessage()), "doors.recording.fix"))
        .start();
  }

  @Override
  public void openFiles() {
    files.run();
  }

  private void ask(List<Target> recordings) {
    compare.offer(
        recordings.stream()
            .map(target -> new TargetChoice(target.model(), target.title()))
            .toList());
    services.navigator().open(PanelId.COMPARE);
    compare.runWith(
        recordings.stream().map(Target::model).toList(),
        Texts.text("doors.recording.hint", recordings.size()));
  }

  /** Puts the key's provider into the first column, and asks it for its models. */
  @Override
  public void useVariable(String name) {
    workbench.targets().keys().stream()
        .filter(key -> key.source().equals(name))
        .findFirst()
        .ifPresent(this::use);
  }

  private void use(KeyFound key) {
    services.navigator().open(PanelId.COMPARE);
    compare.aim(key.provider() + "/", Texts.text("doors.key.hint", key.title(), key.source()));
    services
        .background()
        .work(Texts.text("doors.key.models", key.title()), () -> workbench.models(key.provider()))
        .onSuccess(models -> compare.offer(choices(key, models)))
        .onFailure(
            LlmException.class,
            refused -> say(String.valueOf(refused.getMessage()), "doors.key.fix"))
        .start();
  }

  private static List<TargetChoice> choices(KeyFound key, List<ModelInfo> models) {
    return models.stream()
        .map(model -> new TargetChoice(key.provider() + "/" + model.id(), key.title()))
        .toList();
  }

  @Override
  public void lookAround() {
    setup.lookAround();
  }

  @Override
  public void addKey() {
    services.navigator().open(PanelId.SETUP);
  }

  private void say(String sentence, String fix) {
    services.problems().report(sentence, Texts.text(fix));
    services.notices().show(Notices.Kind.ERROR, sentence);
  }
}
