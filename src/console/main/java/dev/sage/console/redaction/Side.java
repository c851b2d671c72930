package dev.sage.console.redaction;

/** The two texts beside each other. */
enum Side {
  /** As it is. */
  ORIGINAL,
  /** As it leaves. */
  LEAVING;

  Side other() {
    return this == ORIGINAL ? LEAVING : ORIGINAL;
  }

  /** The text of this side. */
  String text(Preview preview) {
    return this == ORIGINAL ? preview.original() : preview.leaving();
  }

  /** Where a mark begins here. */
  int start(Mark mark) {
    return this == ORIGINAL ? mark.start() : mark.outStart();
  }

  /** Behind its end here. */
  int end(Mark mark) {
    return this == ORIGINAL ? mark.end() : mark.outEnd();
  }
}
