/**
 * The provider library: one API for any large language model. No GUI, no database, no server.
 *
 * <p>The root package is what a user types; the others are capabilities by name.
 */
@org.jspecify.annotations.NullMarked
module dev.sage.llm {
  requires static transitive org.jspecify;
  requires com.github.benmanes.caffeine;
  requires json.schema;
  requires okhttp3;
  requires org.slf4j;
  requires re2j;
  // Only for dev.sage.llm.telemetry.otel; whoever uses that has it.
  requires static io.opentelemetry.api;
  requires static io.opentelemetry.context;
  requires static io.opentelemetry.common;
  requires tools.jackson.databind;

  exports dev.sage.llm;
  exports dev.sage.llm.cache;
  exports dev.sage.llm.config;
  exports dev.sage.llm.config.jsonc;
  exports dev.sage.llm.check;
  exports dev.sage.llm.cost;
  exports dev.sage.llm.policy;
  exports dev.sage.llm.provider;
  exports dev.sage.llm.provider.fake;
  exports dev.sage.llm.provider.recorded;
  exports dev.sage.llm.recording;
  exports dev.sage.llm.redaction;
  exports dev.sage.llm.secret;
  exports dev.sage.llm.telemetry;
  exports dev.sage.llm.telemetry.otel;
  exports dev.sage.llm.tool;
  exports dev.sage.llm.transport;
}
