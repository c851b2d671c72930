package dev.sage.llm.tool.loop;

import dev.sage.llm.Message;
import dev.sage.llm.call.LiveStream;
import dev.sage.llm.tool.ToolStream;
import java.util.List;

/** The stream of a call with tools, pulled by whoever iterates. */
public final class LiveToolStream extends LiveStream implements ToolStream {

  private final ToolLoop loop;

  /** The stream of a call that is not begun yet. */
  public LiveToolStream(LoopSetup setup) {
    this(setup, new ToolLoop(setup));
  }

  private LiveToolStream(LoopSetup setup, ToolLoop loop) {
    super(setup.requestId(), setup.request().modelName(), loop);
    this.loop = loop;
  }

  @Override
  public List<Message> conversation() {
    return loop.conversation();
  }
}
