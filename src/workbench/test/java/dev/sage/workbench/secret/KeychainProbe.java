package dev.sage.workbench.secret;

import dev.sage.llm.secret.Secret;
import dev.sage.llm.secret.SecretStore;
import dev.sage.llm.secret.SecretStoreException;
import dev.sage.workbench.Home;
import java.nio.file.Path;
import java.util.Map;

/** A process that uses this machine's keychain and says what it saw, a line each. */
final class KeychainProbe {

  private KeychainProbe() {}

  public static void main(String[] arguments) {
    var store = KeychainStore.of(new Home(Path.of(arguments[0])), Map.of());
    say("state", store.state());
    say("reason", store.reason());
    try {
      say("before", store.find("openai/probe").isPresent());
      store.put("openai/probe", Secret.of("first"));
      store.put("openai/probe", Secret.of("sécond \"quoted\" key"));
      say("after", store.find("openai/probe").map(Secret::reveal).orElse("nothing"));
      say("names", store.names());
      say("other", store.find("openai/other").isPresent());
      if (arguments.length > 1) {
        return;
      }
      say("removed", store.remove("openai/probe"));
      say("again", store.remove("openai/probe"));
      say("gone", store.find("openai/probe").isEmpty() && store.names().isEmpty());
    } catch (SecretStoreException e) {
      say("failed", String.valueOf(e.getMessage()));
    }
    say("end", store.state() == SecretStore.State.READY);
  }

  private static void say(String what, Object value) {
    System.out.println(what + "=" + value);
  }
}
