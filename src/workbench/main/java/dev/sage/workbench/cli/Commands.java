package dev.sage.workbench.cli;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The commands of this module by name, in the order of the help. */
final class Commands {

  static final Map<String, Function<GlobalOptions, Object>> OWN = own();

  /** No command: options of the console alone. */
  static final String NONE = "-";

  /** Global options that a value follows. */
  private static final Set<String> VALUED =
      Set.of("--home", "--profile", "--project", "--log-format");

  private Commands() {}

  private static Map<String, Function<GlobalOptions, Object>> own() {
    var commands = new LinkedHashMap<String, Function<GlobalOptions, Object>>();
    commands.put("run", RunCommand::new);
    commands.put("calls", CallsCommand::new);
    commands.put("show", ShowCommand::new);
    commands.put("replay", ReplayCommand::new);
    commands.put("import", ImportCommand::new);
    commands.put("check", CheckCommand::new);
    commands.put("models", ModelsCommand::new);
    commands.put("decode", DecodeCommand::new);
    commands.put("sse", SseCommand::new);
    commands.put("redact", RedactCommand::new);
    commands.put("canonical", CanonicalCommand::new);
    commands.put("keys", KeysCommand::of);
    commands.put("simulator", SimulatorCommand::new);
    commands.put("config", ConfigCommand::new);
    commands.put("store", StoreCommand::of);
    commands.put("doctor", DoctorCommand::new);
    return Collections.unmodifiableMap(commands);
  }

  /**
   * The command that arguments call: the first that is neither a global option nor its value.
   * {@link #NONE} where there is none; empty where all must be known, for the help.
   */
  static String wanted(String... arguments) {
    for (int i = 0; i < arguments.length; i++) {
      String argument = arguments[i];
      if (VALUED.contains(argument)) {
        i++;
      } else if (helps(argument)) {
        return "";
      } else if (!argument.startsWith("-")) {
        return argument;
      }
    }
    return NONE;
  }

  /** {@code -h} may stand with other letters. */
  private static boolean helps(String argument) {
    return argument.equals("--help") || argument.matches("-[^-]*h.*");
  }
}
