package dev.sage.workbench.diagnosis;

import dev.sage.workbench.otlp.OtlpDesk;
import dev.sage.workbench.otlp.OtlpStatus;

/** Looks whether the calls that the {@link Doctor} made reached the collector. Stateless. */
final class ExportExam {

  private static final String NAME = "export";

  private ExportExam() {}

  static Finding finding(OtlpDesk otlp) {
    var problem = otlp.problem();
    if (problem.isPresent()) {
      return Finding.broken(NAME, problem.get());
    }
    otlp.flush();
    return otlp.status()
        .map(ExportExam::finding)
        .orElseGet(() -> Finding.ok(NAME, "Off: telemetry.otlp.endpoint names no collector."));
  }

  private static Finding finding(OtlpStatus status) {
    var to =
        "On, to %s, %s prompts and answers."
            .formatted(status.host(), status.contents() ? "with" : "without");
    if (status.sound() && status.waiting() == 0) {
      return Finding.ok(
          NAME, "%s It took the %,d spans of this check.".formatted(to, status.exported()));
    }
    var trouble = status.trouble();
    return Finding.warning(
        NAME,
        "%s Of the spans of this check %,d arrived, %,d were refused, %,d dropped, %,d lost, %,d wait. %s"
            .formatted(
                to,
                status.exported(),
                status.refused(),
                status.dropped(),
                status.lost(),
                status.waiting(),
                trouble == null ? "It did not answer in 5 s: check that it runs." : trouble));
  }
}
