package dev.sage.workbench.store;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What is done to the store as a whole: measured, checked, copied, made smaller, calls deleted.
 * Most of it takes seconds on a large one. Thread-safe.
 */
public final class StoreCare {

  private final OpenStore open;

  StoreCare(OpenStore open) {
    this.open = open;
  }

  /**
   * Deletes calls with all that belongs to them, a few at a time; pinned ones too. One that runs
   * stays.
   *
   * @return how many are gone
   * @throws StoreException where the store can't be written; those that are gone by then are gone
   */
  public long delete(List<String> callIds) throws InterruptedException {
    return delete(new PickedCalls(callIds, true), deleted -> {});
  }

  /** The same with every call that passes a filter, but pinned ones. */
  public long delete(CallFilter filter) throws InterruptedException {
    return delete(new CallSelection(filter, false), deleted -> {});
  }

  /**
   * The same with these or those calls.
   *
   * @param progress told how many are gone by now
   * @throws InterruptedException where the thread was interrupted meanwhile; those that are gone by
   *     then are gone
   */
  public long delete(CallsToDelete calls, LongConsumer progress) throws InterruptedException {
    return new Deletion(open).delete(calls, progress);
  }

  /**
   * The same selection, without what comes or ends from now on: whoever agrees to it later agrees
   * to no call that was not there or still ran.
   */
  public CallSelection asOfNow(CallSelection selection) {
    return open.readers().read(connection -> SelectionMoment.freeze(connection, selection));
  }

  /**
   * How much a selection is. Looks at each of its calls: slow where they are many.
   *
   * @throws java.util.concurrent.CancellationException where the thread is interrupted meanwhile
   */
  public SelectionSize size(CallSelection selection) {
    return open.readers()
        .read(
            connection ->
                GivenUp.run(
                    connection, () -> {}, counted -> SelectionSize.read(counted, selection)));
  }

  /**
   * What takes up its room. Reads all of it: slow on a large one.
   *
   * @throws java.util.concurrent.CancellationException where the thread is interrupted meanwhile
   */
  public StoreSizes sizes() {
    return open.sizes();
  }

  /**
   * A thorough look at the file: integrity, references, counts, and whether the rollups are what
   * counting the calls gives. Slow on a large one.
   *
   * @throws java.util.concurrent.CancellationException where the thread is interrupted meanwhile
   */
  public StoreCheck check() {
    return check(step -> {});
  }

  /** The same, followed by someone, who is told before each step on the thread that does it. */
  public StoreCheck check(Consumer<CheckStep> progress) {
    return open.check(progress);
  }

  /**
   * Counts the rollups anew where a check found that they, and nothing else, are wrong, some calls
   * at a time; calls go on meanwhile. What is left when it is interrupted is counted in the
   * background.
   *
   * @param found by {@link #check}
   * @param progress told how many calls, by their numbers, are counted
   * @return whether that was so
   * @throws StoreException where the store can't be written
   * @throws InterruptedException where the thread was interrupted meanwhile
   */
  public boolean repair(StoreCheck found, CopyProgress progress) throws InterruptedException {
    if (found.repairable()) {
      new RollupRepair(open).run(progress);
    }
    return found.repairable();
  }

  /**
   * The same as {@link #check} without what takes longest: whether indexes have what their tables
   * have, whether what calls refer to is there, and the rollups.
   */
  public StoreCheck quickCheck() {
    return open.quickCheck();
  }

  /**
   * What retention by these rules would take away by age if it looked now, and by how much the
   * store is too large.
   *
   * @throws java.util.concurrent.CancellationException where the thread is interrupted meanwhile
   */
  public RetentionForecast forecast(RetentionRules rules) {
    return open.readers()
        .read(
            connection ->
                GivenUp.run(
                    connection,
                    () -> {},
                    counted ->
                        RetentionForecast.read(counted, rules, InstantSource.system().instant())));
  }

  /** Why nothing can be written at the moment and what to do about it; null where it can. */
  public @Nullable String trouble() {
    return open.writer().trouble();
  }

  /**
   * Copies all of it, as it is at this moment, into a new file that is private to the user and
   * opens as a store itself; calls go on meanwhile. Of what runs, the copy has what had arrived.
   * Slow on a large one. Whatever ends it earlier leaves no file.
   *
   * @return how many bytes the copy has
   * @throws dev.sage.workbench.WorkbenchException where the file is there already, or its folder is
   *     not
   * @throws StoreException where the copy can't be written or the store can't be read
   * @throws InterruptedException where the thread was interrupted meanwhile
   */
  public long backup(Path file) throws InterruptedException {
    return backup(file, CopyProgress.NONE);
  }

  /** The same, followed by someone. */
  public long backup(Path file, CopyProgress progress) throws InterruptedException {
    open.writer().flush();
    return StoreBackup.write(open.readers(), file, progress);
  }

  /**
   * Gives free pages back to the disk, some at a time; calls go on meanwhile. What is given back
   * when it is interrupted stays so.
   *
   * @return how many bytes the file is smaller by
   * @throws StoreException where the file can't do that, being of an older Sage, or can't be
   *     written
   * @throws InterruptedException where the thread was interrupted meanwhile
   */
  public long compact(CopyProgress progress) throws InterruptedException {
    return new Compaction(open).run(progress);
  }
}
