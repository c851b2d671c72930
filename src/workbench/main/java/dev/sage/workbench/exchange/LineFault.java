package dev.sage.workbench.exchange;

/** What is wrong with a line: a clause that goes on after its place. Unchecked. */
final class LineFault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  LineFault(String what) {
    super(what);
  }

  String what() {
    return String.valueOf(getMessage());
  }
}
