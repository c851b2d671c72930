package dev.sage.workbench.exchange;

/** Follows an export of many calls, and may stop it. Called on the exporting thread. */
public interface ExportProgress {

  /** Nobody watches. */
  ExportProgress NONE = (done, total) -> true;

  /**
   * So far it has come; asked often.
   *
   * @param done calls that are written
   * @param total of how many
   * @return false to stop: nothing is written then
   */
  boolean goOn(long done, long total);
}
