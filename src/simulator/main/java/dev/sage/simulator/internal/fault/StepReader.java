package dev.sage.simulator.internal.fault;

import dev.sage.simulator.internal.http.HttpHeaders;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads what a step does. Stateless. */
final class StepReader {
  private static final int DAY = 86_400_000;
  private static final int MANY = 10_000_000;
  private static final long MOST_FILL = 4L << 30;
  private static final int LONGEST_VALUE = 64 << 20;

  /** What a step can do. */
  enum Verb {
    DELAY,
    STALL,
    DRIP,
    SPLIT,
    CUT,
    RESET,
    REFUSE,
    SEND,
    FILL,
    REPEAT,
    DROP,
    CORRUPT,
    HEADER,
    INTERIM,
    RESPOND,
    COMPRESS
  }

  private StepReader() {}

  static Fault fault(ScriptNode step) throws FaultScriptException {
    var verb = step.choice("do", Verb.class);
    var when = step.json().path("when").asString("");
    boolean connection = when.equals("connection");
    boolean head = when.equals("before-headers");
    switch (verb) {
      case HEADER, INTERIM, RESPOND, COMPRESS -> require(head, step, "before-headers");
      case REFUSE -> require(connection, step, "connection");
      case DROP, CORRUPT, REPEAT ->
          require(
              step.json().path("when").has("event") || when.equals("middle"),
              step,
              "{\"event\": 3} or middle");
      case SEND, FILL, DRIP, SPLIT ->
          require(
              !connection && (!head || verb == Verb.DRIP || verb == Verb.SPLIT),
              step,
              "after-headers or later");
      case DELAY, STALL, CUT, RESET -> {}
    }
    return switch (verb) {
      case DELAY -> new Fault.Delay((int) known(step, "ms").number("ms", 0, DAY));
      case STALL -> alone(step, new Fault.Stall());
      case DRIP ->
          new Fault.Drip((int) known(step, "bytesPerSecond").number("bytesPerSecond", 1, MANY));
      case SPLIT -> new Fault.Split(sizes(known(step, "sizes")));
      case CUT -> new Fault.Cut(known(step, "framing").choice("framing", Fault.Cut.Framing.OPEN));
      case RESET -> alone(step, new Fault.Reset());
      case REFUSE -> alone(step, new Fault.Refuse());
      case SEND -> send(known(step, "text", "times"));
      case FILL -> fill(known(step, "before", "bytes", "after"));
      case REPEAT -> new Fault.Repeat(known(step, "times").number("times", 1, MANY, 1));
      case DROP -> alone(step, new Fault.Drop());
      case CORRUPT -> new Fault.Corrupt(known(step, "as").choice("as", Corruption.class));
      case HEADER -> header(known(step, "name", "value", "times", "add", "length"));
      case INTERIM -> interim(known(step, "status", "headers"));
      case RESPOND -> respond(known(step, "status", "headers", "body", "charset"));
      case COMPRESS -> alone(step, new Fault.Compress());
    };
  }

  private static void require(boolean right, ScriptNode step, String moment)
      throws FaultScriptException {
    if (!right) {
      throw step.problem("/when", "has to be %s for \"%s\"".formatted(moment, step.text("do")));
    }
  }

  private static ScriptNode known(ScriptNode step, String... fields) throws FaultScriptException {
    var known = new HashSet<>(Set.of(fields));
    known.add("when");
    known.add("do");
    return step.checked(known);
  }

  private static Fault alone(ScriptNode step, Fault fault) throws FaultScriptException {
    known(step);
    return fault;
  }

  private static List<Integer> sizes(ScriptNode step) throws FaultScriptException {
    var array = step.json().path("sizes");
    var sizes = new ArrayList<Integer>();
    for (var size : array) {
      if (!size.isInt() || size.asInt() < 1) {
        throw step.problem("/sizes", "has to be whole numbers over 0, such as [1]");
      }
      sizes.add(size.asInt());
    }
    if (sizes.isEmpty()) {
      throw step.problem("/sizes", "has to be an array of whole numbers, such as [1]");
    }
    return sizes;
  }

  private static Fault send(ScriptNode step) throws FaultScriptException {
    return new Fault.Send(step.text("text"), step.number("times", 1, MANY, 1));
  }

  private static Fault fill(ScriptNode step) throws FaultScriptException {
    return new Fault.Fill(
        step.text("before", ""), step.number("bytes", 1, MOST_FILL), step.text("after", ""));
  }

  private static Fault header(ScriptNode step) throws FaultScriptException {
    int length = step.number("length", 1, LONGEST_VALUE, 0);
    var value = length > 0 ? "x".repeat(length) : step.text("value", "");
    return new Fault.Header(
        step.text("name"), value, step.number("times", 1, MANY, 1), step.flag("add"));
  }

  private static Fault interim(ScriptNode step) throws FaultScriptException {
    return new Fault.Interim((int) step.number("status", 100, 199), headers(step));
  }

  private static Fault respond(ScriptNode step) throws FaultScriptException {
    int status = (int) step.number("status", 200, 999);
    var headers = headers(step);
    if (headers.first("content-type").isEmpty()) {
      headers = headers.with("content-type", "application/json");
    }
    var body = step.has("body") ? step.text("body", "") : error(status);
    return new Fault.Respond(status, headers, body, charset(step));
  }

  private static String error(int status) {
    return """
    {"error":{"type":"simulated_fault","message":"The fault script answers with status %d."}}
    """
        .formatted(status);
  }

  private static Charset charset(ScriptNode step) throws FaultScriptException {
    return switch (step.text("charset", "utf-8")) {
      case "utf-8" -> StandardCharsets.UTF_8;
      case "iso-8859-1" -> StandardCharsets.ISO_8859_1;
      case "utf-16" -> StandardCharsets.UTF_16;
      default -> throw step.problem("/charset", "has to be one of utf-8, iso-8859-1, utf-16");
    };
  }

  private static HttpHeaders headers(ScriptNode step) throws FaultScriptException {
    var headers = HttpHeaders.NONE;
    if (!step.has("headers")) {
      return headers;
    }
    var object = step.child("headers");
    for (var field : object.json().properties()) {
      headers = headers.with(field.getKey(), object.text(field.getKey()));
    }
    return headers;
  }
}
