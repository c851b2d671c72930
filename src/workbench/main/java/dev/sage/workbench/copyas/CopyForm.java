package dev.sage.workbench.copyas;

/** As what a request is copied. */
public enum CopyForm {
  /** A command for a POSIX shell. */
  CURL,
  /** A small program with this library. */
  JAVA,
  /** The body as it is sent. */
  JSON
}
