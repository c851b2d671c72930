package dev.sage.workbench.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sage.workbench.Json;
import dev.sage.workbench.prompt.JsonText;
import dev.sage.workbench.prompt.PromptException;
import dev.sage.workbench.store.CallMarks;
import dev.sage.workbench.store.Rating;
import dev.sage.workbench.store.RowColumn;
import dev.sage.workbench.store.RowColumn.Kind;
import dev.sage.workbench.store.StoredFrame;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Understands the lines of an exported store, one after the other. One file; not thread-safe. */
final class StoreReader {

  private static final int MAX_TYPE = 200;

  private final StoreSink sink;
  private final Consumer<String> unknown;
  private boolean headed;
  private boolean ended;
  private long runs;
  private long calls;
  private long frames;
  private String call = "";
  private boolean contentComes;
  private long framesLeft;
  private long nextFrame;

  /**
   * @param unknown told what is passed over because nobody knows it
   */
  StoreReader(StoreSink sink, Consumer<String> unknown) {
    this.sink = sink;
    this.unknown = unknown;
  }

  long runs() {
    return runs;
  }

  long calls() {
    return calls;
  }

  long frames() {
    return frames;
  }

  /**
   * The next line.
   *
   * @throws LineFault where it is not what it must be
   */
  void line(String text) throws InterruptedException {
    if (text.isBlank()) {
      return;
    }
    JsonNode json = json(text);
    if (!headed) {
      header(json);
    } else if (ended) {
      throw new LineFault("it stands behind the last line of the export");
    } else {
      thing(json);
    }
  }

  private static JsonNode json(String text) {
    try {
      JsonNode json = JsonText.parse(text);
      if (!json.isObject()) {
        throw new LineFault("it is no JSON object");
      }
      return json;
    } catch (PromptException broken) {
      String what = broken.what();
      throw new LineFault(
          "it can't be read%s: %s"
              .formatted(
                  broken.column() > 0 ? " from character " + broken.column() + " on" : "",
                  what.endsWith(".") ? what.substring(0, what.length() - 1) : what));
    }
  }

  private void header(JsonNode json) {
    var version = json.path(StoreLine.HEADER);
    if (!version.isIntegralNumber() || version.asInt(0) < 1) {
      throw new LineFault("it is not the first line of an export");
    }
    if (version.asInt(0) > StoreLine.VERSION) {
      throw new LineFault(
          "a newer Sage wrote this file (version %d, this one reads %d): use the newer one"
              .formatted(version.asInt(0), StoreLine.VERSION));
    }
    headed = true;
  }

  private void thing(JsonNode json) throws InterruptedException {
    boolean found = false;
    for (var member : json.properties()) {
      var value = member.getValue();
      if (found) {
        throw new LineFault("it says more than one thing");
      }
      found = true;
      switch (member.getKey()) {
        case StoreLine.RUN -> run(new StoreFields("run", value));
        case StoreLine.CALL -> call(new StoreFields("call", value));
        case StoreLine.CONTENT -> content(new StoreFields("content", value));
        case StoreLine.FRAMES -> frames(new StoreFields("frames", value));
        case StoreLine.END -> end(new StoreFields("end", value));
        default -> unknown.accept(member.getKey());
      }
    }
  }

  private void run(StoreFields fields) throws InterruptedException {
    complete();
    var row = fields.row(RowColumn.RUN);
    boolean pinned = fields.flag("pinned");
    fields.rest(unknown);
    runs++;
    sink.run(row, pinned);
  }

  private void call(StoreFields fields) throws InterruptedException {
    complete();
    var row = fields.row(RowColumn.CALL);
    call = String.valueOf(row.get("id"));
    framesLeft = fields.number("stored_frames", Kind.COUNT, 0);
    nextFrame = 0;
    contentComes = true;
    var attempts = attempts(fields.member("attempt"));
    var marks = marks(fields);
    var rating = rating(fields.member("rating"));
    fields.rest(unknown);
    calls++;
    sink.call(row, attempts, marks, rating);
  }

  private List<Map<String, @Nullable Object>> attempts(@Nullable JsonNode list) {
    var attempts = new ArrayList<Map<String, @Nullable Object>>();
    if (list != null && !list.isArray()) {
      throw new LineFault("\"attempt\" of the call is no list");
    }
    long number = 0;
    for (JsonNode json : list == null ? Json.array() : list) {
      var fields = new StoreFields("attempt", json);
      var row = fields.row(RowColumn.ATTEMPT);
      fields.rest(unknown);
      if (!(row.get("number") instanceof Long own) || own <= number) {
        throw new LineFault("the attempts are not counted upwards from 1");
      }
      number = own;
      attempts.add(row);
    }
    return attempts;
  }

  private static CallMarks marks(StoreFields fields) {
    boolean pinned = fields.flag("pinned");
    var tags = new TreeMap<String, String>();
    var json = fields.member("tags");
    if (json != null) {
      var named = new StoreFields("tags", json);
      json.propertyNames().forEach(name -> tags.put(name, named.text(name)));
    }
    return new CallMarks(pinned, tags, false, false);
  }

  private Rating rating(@Nullable JsonNode json) {
    if (json == null) {
      return Rating.NONE;
    }
    var fields = new StoreFields("rating", json);
    long score = fields.number("score", Kind.PLACE, 0);
    String note = fields.text("note");
    fields.rest(unknown);
    if (score > 1) {
      throw new LineFault("\"score\" of the rating is none of -1, 0, 1");
    }
    return new Rating((int) score, note);
  }

  private void content(StoreFields fields) {
    belongs(fields);
    if (!contentComes) {
      throw new LineFault("the content of its call stands before it already");
    }
    contentComes = false;
    var row = fields.row(RowColumn.CONTENT);
    fields.rest(unknown);
    sink.content(row);
  }

  private void belongs(StoreFields fields) {
    String id = fields.id("call");
    if (!id.equals(call)) {
      throw new LineFault("it does not stand behind its call");
    }
  }

  private void frames(StoreFields fields) {
    belongs(fields);
    contentComes = false;
    long sequence = fields.number("from", Kind.COUNT, 0);
    var list = fields.member("list");
    fields.rest(unknown);
    if (list == null || !list.isArray()) {
      throw new LineFault("\"list\" of the frames is no list");
    }
    if (sequence < nextFrame) {
      throw new LineFault("its frames do not follow those before");
    }
    if (list.size() > framesLeft) {
      throw new LineFault("its call has no more frames");
    }
    for (JsonNode json : list) {
      frame(sequence++, new StoreFields("frame", json));
    }
    nextFrame = sequence;
    framesLeft -= list.size();
    frames += list.size();
  }

  private void frame(long sequence, StoreFields fields) {
    boolean binary = fields.member("base64") != null;
    byte[] bytes = binary ? decoded(fields.text("base64")) : fields.text("text").getBytes(UTF_8);
    String type = fields.text("type");
    if (type.length() > MAX_TYPE) {
      throw new LineFault("\"type\" of the frame is longer than " + MAX_TYPE + " characters");
    }
    long attempt = fields.number("attempt", Kind.INT, 1);
    if (attempt < 1) {
      throw new LineFault("\"attempt\" of the frame is not counted from 1");
    }
    boolean redacted = fields.flag("redacted");
    int length = length(fields, bytes.length, redacted);
    var frame =
        new StoredFrame(
            sequence,
            (int) attempt,
            fields.number("t", Kind.SPAN, 0),
            fields.number("offset", Kind.COUNT, 0),
            length,
            bytes.length,
            redacted,
            fields.flag("token"),
            fields.number("read", Kind.INT, Exchange.Piece.UNKNOWN_READ),
            type);
    fields.rest(unknown);
    sink.frame(frame, bytes);
  }

  /** As it arrived: only redaction makes another length of it. */
  private static int length(StoreFields fields, int there, boolean redacted) {
    long told = fields.number("bytes", Kind.INT, there);
    if (told != there && !redacted) {
      throw new LineFault("\"bytes\" of the frame is %d, and it has %d".formatted(told, there));
    }
    return (int) told;
  }

  private static byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException broken) {
      throw new LineFault("\"base64\" of the frame is no Base64");
    }
  }

  /** The call before has all that it says. */
  private void complete() {
    if (framesLeft > 0) {
      throw new LineFault("%d frames of the call before it are missing".formatted(framesLeft));
    }
    call = "";
  }

  private void end(StoreFields fields) {
    complete();
    ended = true;
    counted(fields, "runs", runs);
    counted(fields, "calls", calls);
    counted(fields, "frames", frames);
    fields.rest(unknown);
  }

  private static void counted(StoreFields fields, String name, long there) {
    long said = fields.number(name, Kind.COUNT, there);
    if (said != there) {
      throw new LineFault(
          "it says that there are %d %s, and there are %d".formatted(said, name, there));
    }
  }

  /** There are no more lines. */
  void close() {
    if (!ended) {
      throw new LineFault("the export ends there, before its last line: the file is cut off");
    }
  }
}
