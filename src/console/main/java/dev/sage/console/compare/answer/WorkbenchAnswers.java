package dev.sage.console.compare.answer;

import dev.sage.console.text.Texts;
import dev.sage.llm.ChatRequest;
import dev.sage.llm.Usage;
import dev.sage.workbench.CallCosts;
import dev.sage.workbench.Workbench;
import dev.sage.workbench.WorkbenchException;
import dev.sage.workbench.copyas.CopyAs;
import dev.sage.workbench.copyas.CopyForm;
import dev.sage.workbench.exchange.ExportException;
import dev.sage.workbench.exchange.ExportFormat;
import dev.sage.workbench.exchange.Exporter;
import dev.sage.workbench.store.Rating;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers of the workbench's store, and requests of its client. */
public final class WorkbenchAnswers implements AnswerDesk {
  private final Workbench workbench;

  public WorkbenchAnswers(Workbench workbench) {
    this.workbench = workbench;
  }

  @Override
  public @Nullable BigDecimal cost(String target, Usage usage) {
    int slash = target.indexOf('/');
    if (slash < 0) {
      return null;
    }
    try {
      return CallCosts.of(workbench.home())
          .cost(target.substring(0, slash), target.substring(slash + 1), null, usage)
          .orElse(null);
    } catch (WorkbenchException unreadable) {
      // The price file says what is wrong with it where costs are shown.
      return null;
    }
  }

  @Override
  public void rate(String callId, Rating rating) {
    workbench.store().rate(callId, rating);
  }

  @Override
  public Map<String, Rating> ratings(List<String> callIds) {
    return workbench.store().ratings(callIds);
  }

  @Override
  public Optional<String> copyAs(CopyForm form, ChatRequest request) {
    return new CopyAs(workbench.llm(), workbench.config()).text(form, request);
  }

  @Override
  public Path saveRecording(String callId, Path parent) throws IOException {
    try {
      var call =
          workbench
              .store()
              .call(callId)
              .orElseThrow(() -> new IOException(Texts.text("compare.recording.gone")));
      return new Exporter(workbench.store()).write(call, ExportFormat.RECORDING, parent).file();
    } catch (ExportException refused) {
      throw new IOException(refused.getMessage(), refused);
    }
  }
}
