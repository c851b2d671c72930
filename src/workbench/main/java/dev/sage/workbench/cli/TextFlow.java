package dev.sage.workbench.cli;

import dev.sage.llm.redaction.RedactionPolicy;
import dev.sage.llm.redaction.Redactor;
import dev.sage.llm.redaction.StreamRedactor;

/** Lets text through that arrives in pieces, without its secrets. Not thread-safe. */
final class TextFlow {

  private final Redactor redactor;
  private StreamRedactor stream;

  TextFlow(Redactor redactor) {
    this.redactor = redactor;
    this.stream = redactor.stream(RedactionPolicy.SECRETS);
  }

  /** What may be shown now. */
  String add(String piece) {
    return stream.append(piece);
  }

  /** The rest; what is added later begins anew. */
  String end() {
    String rest = stream.finish();
    stream = redactor.stream(RedactionPolicy.SECRETS);
    return rest;
  }
}
