package app;

import dev.sage.llm.*;
import dev.sage.llm.provider.fake.*;

class Main {
  public static void main(String[] arguments) {
    var fake = FakeProvider.of(FakeAnswer.text("Nobody."));
    try (var llm = Llm.builder().provider(fake).build()) {
      System.out.print(llm.chat(ChatRequest.of("fake/model", Message.user("Who are you?"))).text());
    }
  }
}
