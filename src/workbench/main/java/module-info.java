/** Everything the console does, without a screen: store, comparisons, the command line. */
@org.jspecify.annotations.NullMarked
module dev.sage.workbench {
  requires static transitive org.jspecify;
  requires transitive dev.sage.llm;
  requires transitive dev.sage.simulator;
  requires transitive tools.jackson.databind;
  requires tools.jackson.dataformat.csv;
  requires ch.qos.logback.classic;
  requires ch.qos.logback.core;
  requires transitive info.picocli;
  requires io.github.javadiffutils;
  requires java.sql;
  requires re2j;
  // Only to open the encrypted file. On the module path its signed jar costs each start a third of
  // a
  // second, so the distribution has it on the class path (docs/decisions/0016-encrypted-file.md).
  requires static org.bouncycastle.provider;
  // The SDK that exports and its sender. Automatic modules, on the class path of the distribution,
  // where they cost nothing as long as nobody names a collector (docs/decisions/0024-otlp.md).
  requires static io.opentelemetry.api;
  requires static io.opentelemetry.common;
  requires static io.opentelemetry.context;
  requires static io.opentelemetry.exporter.otlp;
  requires static io.opentelemetry.sdk;
  requires static io.opentelemetry.sdk.common;
  requires static io.opentelemetry.sdk.metrics;
  requires static io.opentelemetry.sdk.trace;
  requires java.logging;
  requires java.net.http;
  requires org.slf4j;
  requires org.xerial.sqlitejdbc;

  exports dev.sage.workbench;
  exports dev.sage.workbench.cli;
  exports dev.sage.workbench.compare;
  exports dev.sage.workbench.compare.check;
  exports dev.sage.workbench.copyas;
  exports dev.sage.workbench.diagnosis;
  exports dev.sage.workbench.exchange;
  exports dev.sage.workbench.frames;
  exports dev.sage.workbench.generate;
  exports dev.sage.workbench.log;
  exports dev.sage.workbench.otlp;
  exports dev.sage.workbench.prompt;
  exports dev.sage.workbench.redaction;
  exports dev.sage.workbench.setup;
  exports dev.sage.workbench.secret;
  exports dev.sage.workbench.store;
  exports dev.sage.workbench.timeline;

  // Commands are objects that picocli fills in.
  opens dev.sage.workbench.cli to
      info.picocli;

  // The table of dialects is read into records.
  opens dev.sage.workbench.exchange to
      tools.jackson.databind;

  // The console's commands.
  uses dev.sage.workbench.cli.CommandContribution;

  provides ch.qos.logback.classic.spi.Configurator with
      dev.sage.workbench.log.internal.QuietConfigurator;
}
