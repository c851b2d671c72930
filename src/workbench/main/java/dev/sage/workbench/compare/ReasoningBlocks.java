package dev.sage.workbench.compare;

import dev.sage.llm.Content;
import dev.sage.llm.StreamEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reasoning by its blocks, each with what its provider wants back. Not thread-safe. */
final class ReasoningBlocks {
  private final Map<Integer, StringBuilder> texts = new TreeMap<>();
  private final Map<Integer, List<String>> states = new TreeMap<>();

  void event(StreamEvent event) {
    switch (event) {
      case StreamEvent.Reasoning piece ->
          texts.computeIfAbsent(piece.index(), _ -> new StringBuilder()).append(piece.value());
      case StreamEvent.ReasoningState state -> {
        texts.computeIfAbsent(state.index(), _ -> new StringBuilder());
        states.computeIfAbsent(state.index(), _ -> new ArrayList<>()).add(state.opaque());
      }
      default -> {}
    }
  }

  /** The blocks in order, as the whole answer of the library has them. */
  List<Content.Reasoning> list() {
    List<Content.Reasoning> blocks = new ArrayList<>();
    texts.forEach(
        (index, text) -> {
          var opaque = states.getOrDefault(index, List.of());
          blocks.add(
              new Content.Reasoning(text.toString(), opaque.isEmpty() ? null : opaque.getFirst()));
          opaque.stream().skip(1).forEach(state -> blocks.add(new Content.Reasoning("", state)));
        });
    return blocks;
  }
}
