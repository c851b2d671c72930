package app;

import dev.sage.llm.*;

class Main {
  public static void main(String[] arguments) {
    var llm = Llm.fromEnvironment();
    System.out.print(llm.stream(ChatRequest.of("openai/gpt-4.1", Message.user("?"))).text());
    var left =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> !thread.isDaemon())
            .map(Thread::getName)
            .filter(name -> !name.equals("DestroyJavaVM"))
            .toList();
    System.out.print(" Left: " + left);
  }
}
