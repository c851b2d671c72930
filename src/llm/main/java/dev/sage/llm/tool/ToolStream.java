package dev.sage.llm.tool;

import dev.sage.llm.ChatStream;
import dev.sage.llm.Message;
import java.util.List;

/**
 * The answer of a call with tools, round by round: everything that a {@link ChatStream} promises,
 * and the conversation. Closing it ends the tools that run, too.
 */
public interface ToolStream extends ChatStream {

  /**
   * Everything that was said so far: the messages of the request, then for each round the model's
   * turn and the results of its tool calls. No call in it lacks its result, so it can be sent again
   * with another message at any time after the stream's end, a failure included. From any thread.
   *
   * @return all messages so far
   */
  List<Message> conversation();
}
