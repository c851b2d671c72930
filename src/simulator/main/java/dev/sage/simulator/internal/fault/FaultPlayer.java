package dev.sage.simulator.internal.fault;

import dev.sage.simulator.internal.http.HttpHeaders;
import dev.sage.simulator.internal.http.RawAnswer;
import dev.sage.simulator.internal.model.Clock;
import dev.sage.simulator.internal.model.Pacer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Plays one script on one answer and one connection. Used by one thread, once. */
final class FaultPlayer {
  private static final int BLOCK = 64 << 10;

  private final FaultScript script;
  private final RawAnswer out;
  private final Pacer pacer;
  private final Clock clock;
  private final AnswerHead head;
  private final BodyOutput body;
  private List<byte[]> events;
  private long sent;
  private boolean headSent;

  FaultPlayer(
      FaultScript script,
      CapturedAnswer answer,
      String authority,
      RawAnswer out,
      Pacer pacer,
      Clock clock) {
    this.script = script;
    this.out = out;
    this.pacer = pacer;
    this.clock = clock;
    this.head = new AnswerHead(answer.status(), answer.headers(), authority);
    this.body = new BodyOutput(out, script.framing(), clock);
    this.events = answer.events();
    head.frame(script.framing(), answer.length());
  }

  void play() throws IOException, InterruptedException {
    pacer.firstToken(1);
    if (!perform(script.at(Moment.Place.BEFORE_HEADERS), new byte[0])) {
      return;
    }
    out.write(head.bytes(!ends()));
    headSent = true;
    if (head.complete()) {
      out.complete();
      return;
    }
    if (!perform(script.at(Moment.Place.AFTER_HEADERS), new byte[0])) {
      return;
    }
    for (int i = 0; i < events.size(); i++) {
      if (i > 0) {
        pacer.beats(1);
      }
      if (!event(events.get(i), faultsOf(i + 1))) {
        return;
      }
    }
    if (perform(script.at(Moment.Place.END), new byte[0])) {
      body.end();
      if (script.framing() == FaultScript.Framing.CLOSE) {
        out.hangUp();
      } else {
        out.complete();
      }
    }
  }

  /** Whether the connection ends in order: then a server says so before. */
  private boolean ends() {
    return script.framing() == FaultScript.Framing.CLOSE
        || script.steps().stream()
            .anyMatch(step -> step.fault().equals(new Fault.Cut(Fault.Cut.Framing.ENDED)));
  }

  private List<Fault> faultsOf(int number) {
    return script.steps().stream()
        .filter(step -> step.when().isAt(number, events.size()))
        .map(FaultStep::fault)
        .toList();
  }

  private boolean event(byte[] sound, List<Fault> faults) throws IOException, InterruptedException {
    byte[] event = sound;
    boolean dropped = false;
    for (var fault : faults) {
      if (fault instanceof Fault.Corrupt(Corruption how)) {
        event = how.apply(event);
      }
      dropped |= fault instanceof Fault.Drop;
    }
    return (dropped || emit(event)) && perform(faults, event);
  }

  /** Sends a part of the body, and what is to happen at a byte of it. */
  private boolean emit(byte[] bytes) throws IOException, InterruptedException {
    int from = 0;
    for (var step : script.steps()) {
      long at = step.when().number() - sent;
      if (step.when().place() == Moment.Place.BYTE && at >= 0 && at < bytes.length - from) {
        write(bytes, from, from + (int) at);
        from += (int) at;
        if (!perform(List.of(step.fault()), new byte[0])) {
          return false;
        }
      }
    }
    write(bytes, from, bytes.length);
    return true;
  }

  private void write(byte[] bytes, int from, int to) throws IOException, InterruptedException {
    body.write(bytes, from, to);
    sent += to - from;
  }

  /** Does it all, in order; returns whether the answer goes on. */
  private boolean perform(List<Fault> faults, byte[] event)
      throws IOException, InterruptedException {
    for (var fault : faults) {
      if (!perform(fault, event)) {
        return false;
      }
    }
    return true;
  }

  private boolean perform(Fault fault, byte[] event) throws IOException, InterruptedException {
    switch (fault) {
      case Fault.Delay(int millis) ->
          clock.sleepUntil(clock.nanos() + Duration.ofMillis(millis).toNanos());
      case Fault.Stall() -> Thread.sleep(Duration.ofDays(1)); // interrupted when the client goes
      case Fault.Drip(int bytesPerSecond) -> body.drip(bytesPerSecond);
      case Fault.Split(List<Integer> sizes) -> body.split(sizes);
      case Fault.Cut(Fault.Cut.Framing framing) -> cut(framing);
      case Fault.Reset() -> out.reset();
      case Fault.Send(String text, int times) ->
          repeat(text.getBytes(StandardCharsets.UTF_8), times);
      case Fault.Fill fill -> fill(fill);
      case Fault.Repeat(int times) -> repeat(event, times);
      case Fault.Header header -> head.header(header);
      case Fault.Interim(int status, HttpHeaders headers) ->
          out.write(AnswerHead.interim(status, headers));
      case Fault.Respond respond -> {
        var bytes = respond.bytes();
        head.replace(respond.status(), respond.headers(), bytes.length);
        events = bytes.length == 0 ? List.of() : List.of(bytes);
      }
      case Fault.Compress() -> {
        head.compressed();
        body.compress();
      }
      // About the event itself, or about connections: done elsewhere.
      case Fault.Corrupt _, Fault.Drop(), Fault.Refuse() -> {}
    }
    return !(fault instanceof Fault.Cut
        || fault instanceof Fault.Reset
        || fault instanceof Fault.Stall);
  }

  private void cut(Fault.Cut.Framing framing) throws IOException, InterruptedException {
    if (!headSent) {
      out.hangUp();
      return;
    }
    if (framing == Fault.Cut.Framing.ENDED) {
      body.end();
    } else {
      body.breakOff(framing);
    }
    out.hangUp();
  }

  /** Many small ones go out in blocks, or a million of them would take as many writes. */
  private void repeat(byte[] bytes, int times) throws IOException, InterruptedException {
    int inBlock = Math.clamp(BLOCK / Math.max(1, bytes.length), 1, Math.max(1, times));
    var block = new byte[inBlock * bytes.length];
    for (int i = 0; i < inBlock; i++) {
      System.arraycopy(bytes, 0, block, i * bytes.length, bytes.length);
    }
    for (int left = times; left > 0; left -= inBlock) {
      pacer.beats(0);
      write(block, 0, Math.min(left, inBlock) * bytes.length);
    }
  }

  private void fill(Fault.Fill fill) throws IOException, InterruptedException {
    var block = new byte[BLOCK];
    Arrays.fill(block, (byte) 'x');
    send(fill.before());
    for (long left = fill.bytes(); left > 0; left -= block.length) {
      pacer.beats(0);
      write(block, 0, (int) Math.min(left, block.length));
    }
    send(fill.after());
  }

  private void send(String text) throws IOException, InterruptedException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    write(bytes, 0, bytes.length);
  }
}
