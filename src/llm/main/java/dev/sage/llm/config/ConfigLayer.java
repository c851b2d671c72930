package dev.sage.llm.config;

import java.util.Locale;

/** Where a value may come from, the one that wins over all others first. */
public enum ConfigLayer {
  /** Given by the program for this run. */
  CALL("this call"),
  /** An option of the command line. */
  COMMAND_LINE("the command line"),
  /** A system property {@code sage.PATH} of Java. */
  SYSTEM_PROPERTY("Java system properties"),
  /** The environment of the process. */
  ENVIRONMENT("the environment"),
  /** {@code .env.local} of the project. */
  DOTENV_LOCAL(".env.local"),
  /** {@code .env} of the project. */
  DOTENV(".env"),
  /** {@code sage.json} or {@code config.json} of the project. */
  PROJECT("the project's file"),
  /** {@code config.json} of the user. */
  USER("the user's file"),
  /** A store of secrets, found through a reference. */
  STORED("the store of secrets"),
  /** What holds where nobody says anything. */
  DEFAULT("the default");

  private final String title;

  ConfigLayer(String title) {
    this.title = title;
  }

  /** {@return the name in JSON: {@code command_line}} */
  public String json() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** {@return the name for people: {@code the command line}} */
  public String title() {
    return title;
  }

  /** Whether it comes with a folder that somebody else may have written. */
  boolean ofProject() {
    return this == DOTENV_LOCAL || this == DOTENV || this == PROJECT;
  }
}
