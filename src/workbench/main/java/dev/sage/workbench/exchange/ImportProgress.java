package dev.sage.workbench.exchange;

/** Follows an import, and may stop it. Called on the importing thread. */
public interface ImportProgress {

  /** Nobody watches. */
  ImportProgress NONE = (read, total, calls) -> true;

  /**
   * So far it has come.
   *
   * @param readBytes of the file
   * @param totalBytes the file's size
   * @param calls stored so far
   * @return false to stop: what is stored stays
   */
  boolean goOn(long readBytes, long totalBytes, int calls);
}
