package dev.sage.console.streams.reading;

import dev.sage.llm.StreamEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the frames of one call meant, in order, kept small: pieces of content are slices of one
 * text, about ten bytes a frame beside it, so that a stream of a million frames fits. Thread-safe:
 * one thread adds while another looks.
 */
public final class StreamReading {
  private static final byte NOTHING = 0;
  private static final byte TEXT = 1;
  private static final byte REASONING = 2;
  private static final byte TOOL = 3;
  private static final byte OTHER = 4;

  /** The texts that are no tool call's: those have the numbers of their blocks. */
  private static final int OF_TEXT = -1;

  private static final int OF_REASONING = -2;
  private static final int OF_REFUSAL = -3;

  private final StringBuilder log = new StringBuilder();
  private final Map<Integer, List<StreamEvent>> others = new HashMap<>();
  private final List<ToolHead> heads = new ArrayList<>();
  private final Map<Integer, FrameNote> notes = new HashMap<>();
  private byte[] kinds = new byte[256];

  /** The block of text and reasoning; which head, for a piece of a tool call. */
  private short[] blocks = new short[256];

  private int[] ends = new int[256];
  private int frames;

  /** What the pieces of a tool call's arguments have in common. */
  record ToolHead(int block, @Nullable String callId, @Nullable String name) {}

  /** Looks at pieces of texts that grow. */
  public interface Pieces {
    /** A text goes on: pieces with one number make one text. */
    void piece(int frame, int of, String text);

    /** All texts end here: the answer is over, or is asked for again. */
    void cut();
  }

  /** Adds the next frame. */
  synchronized void add(List<StreamEvent> events, FrameNote note) {
    ensure();
    kinds[frames] = events.isEmpty() ? NOTHING : OTHER;
    if (events.size() != 1 || !slice(events.getFirst())) {
      if (!events.isEmpty()) {
        others.put(frames, List.copyOf(events));
      }
    }
    if (!note.is(FrameNote.Kind.NONE)) {
      notes.put(frames, note);
    }
    ends[frames] = log.length();
    frames++;
  }

  private void ensure() {
    if (frames == kinds.length) {
      int size = frames * 2;
      kinds = Arrays.copyOf(kinds, size);
      blocks = Arrays.copyOf(blocks, size);
      ends = Arrays.copyOf(ends, size);
    }
  }

  /** Keeps a plain piece of content as a slice; says whether it is one. */
  private boolean slice(StreamEvent event) {
    return switch (event) {
      case StreamEvent.Text piece -> slice(TEXT, piece.index(), piece.value());
      case StreamEvent.Reasoning piece -> slice(REASONING, piece.index(), piece.value());
      case StreamEvent.ToolCallDelta piece -> slice(TOOL, head(piece), piece.arguments());
      default -> false;
    };
  }

  private int head(StreamEvent.ToolCallDelta piece) {
    ToolHead head = new ToolHead(piece.index(), piece.callId(), piece.toolName());
    int last = heads.size() - 1;
    // Pieces of parallel calls may take turns, but few calls run at once.
    for (int i = last; i >= 0 && i > last - 16; i--) {
      if (heads.get(i).equals(head)) {
        return i;
      }
    }
    heads.add(head);
    return last + 1;
  }

  private boolean slice(byte kind, int block, String value) {
    if (block > Short.MAX_VALUE) {
      return false;
    }
    kinds[frames] = kind;
    blocks[frames] = (short) block;
    log.append(value);
    return true;
  }

  /** How many frames have been read. */
  public synchronized int frames() {
    return frames;
  }

  /** What a frame meant; empty for one that means nothing to a user or is not read yet. */
  public synchronized List<StreamEvent> events(int frame) {
    if (frame < 0 || frame >= frames) {
      return List.of();
    }
    int block = blocks[frame];
    return switch (kinds[frame]) {
      case TEXT -> List.of(new StreamEvent.Text(block, piece(frame)));
      case REASONING -> List.of(new StreamEvent.Reasoning(block, piece(frame)));
      case TOOL -> List.of(toolPiece(frame));
      default -> others.getOrDefault(frame, List.of());
    };
  }

  /**
   * Shows the pieces of content of some frames, in order.
   *
   * @param until the frame after the last, if so many have been read
   * @return the frame after the last that was shown
   */
  public synchronized int pieces(int from, int until, Pieces to) {
    int end = Math.min(until, frames);
    for (int frame = from; frame < end; frame++) {
      switch (kinds[frame]) {
        case TEXT -> to.piece(frame, OF_TEXT, piece(frame));
        case REASONING -> to.piece(frame, OF_REASONING, piece(frame));
        case TOOL -> to.piece(frame, heads.get(blocks[frame]).block, piece(frame));
        case OTHER -> {
          for (StreamEvent event : others.getOrDefault(frame, List.of())) {
            show(event, frame, to);
          }
        }
        default -> {}
      }
    }
    return Math.max(from, end);
  }

  private static void show(StreamEvent event, int frame, Pieces to) {
    switch (event) {
      case StreamEvent.Text piece -> to.piece(frame, OF_TEXT, piece.value());
      case StreamEvent.Reasoning piece -> to.piece(frame, OF_REASONING, piece.value());
      case StreamEvent.Refusal piece -> to.piece(frame, OF_REFUSAL, piece.value());
      case StreamEvent.ToolCallDelta piece -> to.piece(frame, piece.index(), piece.arguments());
      default -> {
        if (event.terminal() || event instanceof StreamEvent.Retrying) {
          to.cut();
        }
      }
    }
  }

  /** What a frame without content is. */
  public synchronized FrameNote note(int frame) {
    return notes.getOrDefault(frame, FrameNote.NONE);
  }

  private StreamEvent toolPiece(int frame) {
    ToolHead head = heads.get(blocks[frame]);
    return new StreamEvent.ToolCallDelta(head.block, head.callId, head.name, piece(frame));
  }

  private String piece(int frame) {
    return piece(frame, frame + 1);
  }

  private int start(int frame) {
    return frame == 0 ? 0 : ends[frame - 1];
  }

  /** The message as it stood after a frame, that frame included. */
  public synchronized Message messageAt(int frame) {
    MessageBuilder message = new MessageBuilder();
    int last = Math.min(frame, frames - 1);
    for (int i = 0; i <= last; ) {
      int end = run(i, last);
      switch (kinds[i]) {
        case TEXT -> message.text(piece(i, end));
        case REASONING -> message.reasoning(piece(i, end));
        case TOOL -> message.tool(heads.get(blocks[i]), piece(i, end));
        case OTHER -> others.getOrDefault(i, List.of()).forEach(message::event);
        default -> {}
      }
      i = end;
    }
    return message.build();
  }

  /** After the last of the pieces that stand end to end from one on: they are taken as one. */
  private int run(int from, int last) {
    int end = from + 1;
    while (end <= last && kinds[end] == kinds[from] && kinds[end] != OTHER && same(from, end)) {
      end++;
    }
    return end;
  }

  private boolean same(int one, int other) {
    return kinds[one] != TOOL || blocks[one] == blocks[other];
  }

  private String piece(int from, int end) {
    return log.substring(start(from), ends[end - 1]);
  }
}
