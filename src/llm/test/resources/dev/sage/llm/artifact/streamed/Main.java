package app;

import dev.sage.llm.*;

class Main {
  public static void main(String[] arguments) {
    var llm = Llm.fromEnvironment();
    try (var stream = llm.stream(ChatRequest.of("openai/gpt-4.1", Message.user("Who are you?")))) {
      for (var event : stream) {
        if (event instanceof StreamEvent.Text text) System.out.print(text.value());
      }
    }
  }
}
