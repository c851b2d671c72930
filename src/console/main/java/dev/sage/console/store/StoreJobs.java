package dev.sage.console.store;

import dev.sage.console.store.StoreWork.Outcome;
import dev.sage.console.store.StoreWork.Result;
import dev.sage.console.store.StoreWork.Steps;
import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import dev.sage.llm.redaction.Sink;
import dev.sage.workbench.Workbench;
import dev.sage.workbench.exchange.ExportException;
import dev.sage.workbench.exchange.ImportException;
import dev.sage.workbench.exchange.StoreExport;
import dev.sage.workbench.exchange.StoreExportReport;
import dev.sage.workbench.exchange.StoreImport;
import dev.sage.workbench.exchange.StoreImportReport;
import dev.sage.workbench.store.CallFilter;
import dev.sage.workbench.store.CheckStep;
import dev.sage.workbench.store.Settling;
import dev.sage.workbench.store.Store;
import dev.sage.workbench.store.StoreCheck;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/** What can be done to the whole store, each off the FX thread and in words. Thread-safe. */
final class StoreJobs {
  /** A keychain that takes longer does without. */
  private static final Duration KEPT_VALUES = Duration.ofSeconds(2);

  private final Workbench workbench;
  private final Store store;
  private final Settling deletion;

  /**
   * Jobs on the workbench's store.
   *
   * @param deletion what is to be deleted goes before the same is imported
   */
  StoreJobs(Workbench workbench, Settling deletion) {
    this.workbench = workbench;
    this.deletion = deletion;
    this.store = workbench.store();
  }

  Outcome quickCheck(Steps steps) {
    return checked(store.care().quickCheck(), "store.check.quick.sound");
  }

  /** Sums that are wrong are counted anew: nothing else is changed by it, and nothing is lost. */
  Outcome fullCheck(Steps steps) throws InterruptedException {
    StoreCheck check = store.care().check(step -> steps.say(words(step)));
    if (check.repairable()) {
      steps.say(Texts.text("store.check.sums.work"));
      store.care().repair(check, steps::step);
      return done("store.check.sums.done", Format.count(check.info().calls()));
    }
    return checked(check, "store.check.full.sound");
  }

  private static String words(CheckStep step) {
    return Texts.text(
        "store.check.step." + step.kind().name().toLowerCase(Locale.ROOT),
        step.number(),
        step.of(),
        step.table());
  }

  private static Outcome checked(StoreCheck check, String sound) {
    return check.sound()
        ? done(sound, Format.count(check.info().calls()))
        : new Outcome(
            Result.FOUND, Texts.text("store.check.damaged", String.join("\n", check.problems())));
  }

  Outcome compact(Steps steps) throws InterruptedException {
    long given = store.care().compact(steps::step);
    return given == 0
        ? done("store.compact.nothing")
        : done("store.compact.done", Format.bytes(given));
  }

  Outcome backup(Path file, Steps steps) throws InterruptedException {
    return done("store.backup.done", file, Format.bytes(store.care().backup(file, steps::step)));
  }

  Outcome export(CallFilter filter, Path file, Steps steps) throws ExportException {
    StoreExportReport report =
        new StoreExport(store, workbench.redactor(), workbench.redaction().policy(Sink.EXPORT))
            .write(filter, file, steps::goOn);
    String said =
        Texts.text("store.export.done", report.calls(), Format.count(report.calls()), file);
    return new Outcome(
        Result.DONE,
        report.redactedFrames() == 0
            ? said
            : said
                + " "
                + Texts.text("store.export.redacted", Format.count(report.redactedFrames())));
  }

  Outcome importing(Path file, Steps steps) throws ImportException, InterruptedException {
    // What is always taken out must be known before others' texts are stored.
    workbench.redaction().awaitKept(KEPT_VALUES);
    StoreImportReport report =
        new StoreImport(store, deletion)
            .read(file, (read, total, calls) -> steps.goOn(read, total));
    String said =
        Texts.text(
            "store.import.done",
            report.taken(),
            Format.count(report.taken()),
            report.known(),
            Format.count(report.known()));
    if (!report.stopped()) {
      return new Outcome(Result.DONE, said);
    }
    return new Outcome(
        Result.STOPPED,
        report.taken() + report.known() == 0
            ? Texts.text("store.import.stopped.before")
            : Texts.text("store.import.stopped", said));
  }

  private static Outcome done(String key, Object... arguments) {
    return new Outcome(Result.DONE, Texts.text(key, arguments));
  }
}
