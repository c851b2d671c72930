package dev.sage.workbench.store;

import dev.sage.llm.redaction.RedactionPolicy;
import dev.sage.llm.redaction.Redactor;
import dev.sage.llm.redaction.Sink;
import dev.sage.llm.telemetry.StreamTap;
import dev.sage.workbench.Home;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All calls, on disk. Thread-safe. Queries run on the caller's thread and may be slow as disks are:
 * not for the thread that draws.
 *
 * <p>One thread writes; what a crash can cost are the last 100 ms of a running call. Every process
 * that shares the home folder may have it open at the same time.
 */
public final class Store implements AutoCloseable {

  private final OpenStore open;
  private final StoreTap tap;
  private final StoreCare care;

  Store(OpenStore open) {
    this.open = open;
    this.tap = new StoreTap(open.writer());
    this.care = new StoreCare(open);
  }

  /**
   * Opens the store of a home folder, making it where there is none. A damaged file is set aside
   * and a new one begun. Where the folder can't be written, the store is a temporary one that ends
   * with the process.
   *
   * @param redactor what every text and byte passes before it is written
   * @param notices told, in sentences for a person, of such things, now and later; called from any
   *     thread
   * @throws StoreException where the file was written by a newer Sage or by another program; it is
   *     untouched then
   */
  public static Store open(Home home, Redactor redactor, Consumer<String> notices) {
    var policy = RedactionPolicy.of(Sink.STORE);
    return open(home, redactor, () -> policy, notices);
  }

  /**
   * The same with what the person chose of redaction.
   *
   * @param policy what is kept of prompts and answers, asked again and again
   */
  public static Store open(
      Home home, Redactor redactor, Supplier<RedactionPolicy> policy, Consumer<String> notices) {
    return new Store(StoreOpener.open(home, new Clean(redactor, policy), notices));
  }

  /**
   * The same for who only reads: a store that can't be written is read as it is, and never one that
   * ends with the process.
   *
   * @throws StoreException also where there is no store that can be read
   */
  public static Store openToRead(
      Home home, Redactor redactor, Supplier<RedactionPolicy> policy, Consumer<String> notices) {
    return new Store(StoreOpener.openToRead(home, new Clean(redactor, policy), notices));
  }

  /**
   * Gets ready, in the background, to write calls at once. Whoever begins a call right after the
   * start waits with {@link #flush} until that is done; else its first frames are not safe in time.
   */
  public void expectCalls() {
    open.writer().expectCalls();
  }

  /** What writes every call that it watches into this store. */
  public StreamTap tap() {
    return tap;
  }

  /** Says to which run a call belongs; to be called before it begins. */
  public void place(String callId, Placement placement) {
    tap.place(callId, placement);
  }

  /** Writes what a run is to ask; to be called before its first call. */
  public void begin(RunStart run) {
    open.writer()
        .add(new Entry.Change((connection, clean) -> RunRows.write(connection, clean, run)));
  }

  /** Keeps what a person thinks of an answer; {@link Rating#NONE} takes it back. */
  public void rate(String callId, Rating rating) {
    open.writer()
        .add(
            new Entry.Change(
                (connection, clean) -> RunRows.rate(connection, clean, callId, rating)));
  }

  /**
   * Says whether retention leaves a call alone, or a run with all its calls.
   *
   * @param id of a call or a run
   */
  public void pin(String id, boolean pinned) {
    open.writer()
        .add(new Entry.Change((connection, clean) -> MarkRows.pin(connection, id, pinned)));
  }

  /** Ties a word to a call, with or without a value; null takes it away. */
  public void tag(String callId, String name, @Nullable String value) {
    open.writer()
        .add(
            new Entry.Change(
                (connection, clean) -> MarkRows.tag(connection, clean, callId, name, value)));
  }

  /** What was done to those calls, by id; a call without marks is not in it. */
  public Map<String, CallMarks> marks(List<String> callIds) {
    return open.readers().read(connection -> MarkRows.read(connection, callIds));
  }

  /**
   * Says what the store lets go of by itself: at once and from then on, a few calls at a time, in
   * the background. What is pinned stays.
   */
  public void retain(RetentionRules rules) {
    open.writer().retain(rules);
  }

  /**
   * Says whether there is an index of the words of prompts, answers and errors, by which {@code
   * text:} finds them at once; without, it reads them. From then on; older calls are taken in a few
   * at a time, in the background. Where prompts or answers are not kept in words there is none.
   */
  public void search(boolean wanted) {
    open.writer().search(wanted);
  }

  /** What a person thinks of those calls, by id; a call that nobody rated is not in it. */
  public Map<String, Rating> ratings(List<String> callIds) {
    return open.readers().read(connection -> RunReader.ratings(connection, callIds));
  }

  /** A page of runs, newest first. */
  public List<StoredRun> runs(int offset, int limit) {
    return open.readers().read(connection -> RunReader.newest(connection, offset, limit));
  }

  /** A run with its prompt and plan. */
  public Optional<RunDetail> run(String id) {
    return open.readers().read(connection -> RunReader.one(connection, id));
  }

  /** The latest call of each cell of a run, column by column, row by row. */
  public List<StoredCall> callsOfRun(String id) {
    return open.readers().read(connection -> RunReader.calls(connection, id));
  }

  /** The first characters of the answers of those calls, by id: cheap for a page of them. */
  public Map<String, String> excerpts(List<String> callIds, int length) {
    return open.readers().read(connection -> Reassembly.excerpts(connection, callIds, length));
  }

  /** Says that a call comes from a file; to be called before it begins. */
  public void mark(String callId, ImportMark mark) {
    tap.mark(callId, mark);
  }

  /**
   * Asks several questions of the tables at one moment.
   *
   * @throws java.util.concurrent.CancellationException where the thread is interrupted meanwhile
   */
  public <T extends @Nullable Object> T read(StoreView.Question<T> question) {
    return open.readers().read(connection -> StoreView.of(connection, question));
  }

  /** Whether it ends with the process, for its folder can't be written. */
  public boolean temporary() {
    return open.temporary();
  }

  /**
   * Waits until everything that was given to it is on disk.
   *
   * @throws StoreException where it could not be written by now, with the reason
   */
  public void settle() throws InterruptedException {
    open.writer().perform((connection, clean) -> true);
  }

  /**
   * Why this is a temporary store: what is the matter with the one in the home folder, and what to
   * do about it; null where it is that one.
   */
  public @Nullable String instead() {
    return open.instead();
  }

  /** Why it can only be read; null where it can be written. */
  public @Nullable String unwritable() {
    return open.unwritable();
  }

  /** Writes something else, in the next transaction. */
  void change(Entry.Statement statement) {
    open.writer().add(new Entry.Change(statement));
  }

  /**
   * Writes made-up calls, and waits until they are on disk. They are marked as imported from a file
   * named {@code generated}.
   *
   * @param frames how many frames each of them has
   * @throws StoreException where they can't be written; then none of them is
   */
  public void add(List<MadeUpCall> calls, int frames) throws InterruptedException {
    open.writer()
        .perform(
            (connection, clean) -> {
              MadeUpRows.write(connection, calls, frames);
              return true;
            });
  }

  /**
   * Takes calls in that another store had.
   *
   * @param file the name of the file that they are in
   */
  public CallIntake intake(String file) {
    return new CallIntake(open, file);
  }

  /** Which values the newest calls have, for suggestions. */
  public KnownValues knownValues() {
    return open.readers().read(KnownValues::read);
  }

  /**
   * A page of calls, newest first.
   *
   * @throws java.util.concurrent.CancellationException where the thread is interrupted meanwhile
   */
  public List<StoredCall> calls(CallQuery query) {
    return open.readers().read(db -> GivenUp.run(db, free -> CallReader.page(free, query)));
  }

  /**
   * How many calls pass a filter.
   *
   * @throws java.util.concurrent.CancellationException where the thread is interrupted meanwhile
   */
  public long count(CallFilter filter) {
    return open.readers().read(db -> GivenUp.run(db, free -> CallReader.count(free, filter)));
  }

  /**
   * How many calls that pass a filter are newer than the one of that number.
   *
   * @throws java.util.concurrent.CancellationException where the thread is interrupted meanwhile
   */
  public long newer(CallFilter filter, long number) {
    return open.readers()
        .read(db -> GivenUp.run(db, free -> CallReader.newer(free, filter, number)));
  }

  /** The call with this id. */
  public Optional<StoredCall> call(String id) {
    return open.readers().read(connection -> CallReader.one(connection, id));
  }

  /** The calls with these ids, in no order; there may be fewer. */
  public List<StoredCall> calls(Collection<String> ids) {
    return open.readers().read(connection -> CallReader.of(connection, ids));
  }

  /** The calls whose id begins so, two at most: enough to tell whether there is just one. */
  public List<StoredCall> callsBeginning(String prefix) {
    return open.readers().read(connection -> CallReader.beginning(connection, prefix));
  }

  /** The calls to which a provider gave this request id or response id, two at most. */
  public List<StoredCall> callsOfProvider(String requestId) {
    return open.readers().read(connection -> CallReader.ofProvider(connection, requestId));
  }

  private <T> T ofCall(String id, T none, Axis.Query<T> query) {
    return open.readers().read(connection -> Axis.ask(connection, id, none, query));
  }

  /** The attempts of a call, in order; empty where there is no such call. */
  public List<StoredAttempt> attempts(String id) {
    return ofCall(id, List.of(), (connection, axis) -> CallReader.attempts(connection, axis));
  }

  /**
   * What was asked and answered. The answer of a call that was interrupted is put together from its
   * frames; that of one that runs is empty.
   */
  public Optional<StoredContent> content(String id) {
    return open.readers().read(connection -> Reassembly.content(connection, id));
  }

  /**
   * Some frames of a call, without their bytes: cheap at any place of a stream of a million.
   *
   * @param from the first sequence number
   * @param limit how many at most
   */
  public List<StoredFrame> frames(String id, long from, int limit) {
    return ofCall(
        id, List.of(), (connection, axis) -> FrameReader.page(connection, axis, from, limit));
  }

  /** When all frames of a call arrived. */
  public FrameTimes times(String id) {
    return open.readers()
        .read(connection -> FrameReader.times(connection, Axis.of(connection, id)));
  }

  /** The bytes of one frame as they are stored; empty where there is no such frame. */
  public Optional<byte[]> bytes(String id, long sequence) {
    return bytes(id, sequence, 1).stream().findFirst();
  }

  /**
   * The bytes of some frames that were stored together, from one on: at least that one, at most
   * {@code limit}; ask again after the last for more.
   */
  public List<byte[]> bytes(String id, long from, int limit) {
    return ofCall(
        id, List.of(), (connection, axis) -> FrameReader.bytes(connection, axis, from, limit));
  }

  /** The whole body of an attempt as it is stored. */
  public byte[] body(String id, int attempt) {
    return ofCall(
        id, new byte[0], (connection, axis) -> FrameReader.body(connection, axis, attempt));
  }

  /**
   * Grows with every change by another process since it was last asked here; changes of this
   * process are told to listeners instead.
   */
  public long version() {
    return open.readers().version();
  }

  /** The database; there need not be one, where it is in memory only. */
  public Path file() {
    return open.file();
  }

  /** What looks after the whole of it. */
  public StoreCare care() {
    return care;
  }

  /** How many bytes it takes up on disk now; looks at no row. */
  public long bytes() {
    return open.bytes();
  }

  /** What it holds. Counts all rows: a second or more in a large one. */
  public StoreInfo info() {
    return open.info();
  }

  public void addListener(StoreListener listener) {
    open.writer().addListener(listener);
  }

  public void removeListener(StoreListener listener) {
    open.writer().removeListener(listener);
  }

  /** Waits until everything that has arrived so far is on disk. */
  public void flush() throws InterruptedException {
    open.writer().flush();
  }

  /** Writes what has come and closes the file. */
  @Override
  public void close() {
    open.close();
  }
}
