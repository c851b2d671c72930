package dev.sage.llm.telemetry.otel;

import io.opentelemetry.api.common.AttributeKey;
import java.util.List;

/**
 * The names of the GenAI semantic conventions 1.41 that are used here (open-telemetry/
 * semantic-conventions, {@code model/gen-ai}).
 */
final class GenAi {

  static final String SCHEMA_URL = "https://opentelemetry.io/schemas/1.41.0";

  static final AttributeKey<String> OPERATION = text("gen_ai.operation.name");
  static final AttributeKey<String> PROVIDER = text("gen_ai.provider.name");
  static final AttributeKey<String> ERROR_TYPE = text("error.type");
  static final AttributeKey<String> SERVER_ADDRESS = text("server.address");
  static final AttributeKey<Long> SERVER_PORT = number("server.port");

  static final AttributeKey<String> REQUEST_MODEL = text("gen_ai.request.model");
  static final AttributeKey<Long> MAX_TOKENS = number("gen_ai.request.max_tokens");
  static final AttributeKey<Long> CHOICE_COUNT = number("gen_ai.request.choice.count");
  static final AttributeKey<Long> SEED = number("gen_ai.request.seed");
  static final AttributeKey<Double> TEMPERATURE = real("gen_ai.request.temperature");
  static final AttributeKey<Double> TOP_P = real("gen_ai.request.top_p");
  static final AttributeKey<Double> TOP_K = real("gen_ai.request.top_k");
  static final AttributeKey<Double> FREQUENCY_PENALTY = real("gen_ai.request.frequency_penalty");
  static final AttributeKey<Double> PRESENCE_PENALTY = real("gen_ai.request.presence_penalty");
  static final AttributeKey<List<String>> STOP_SEQUENCES =
      AttributeKey.stringArrayKey("gen_ai.request.stop_sequences");
  static final AttributeKey<Boolean> STREAM = AttributeKey.booleanKey("gen_ai.request.stream");
  static final AttributeKey<String> OUTPUT_TYPE = text("gen_ai.output.type");

  static final AttributeKey<String> RESPONSE_ID = text("gen_ai.response.id");
  static final AttributeKey<String> RESPONSE_MODEL = text("gen_ai.response.model");
  static final AttributeKey<List<String>> FINISH_REASONS =
      AttributeKey.stringArrayKey("gen_ai.response.finish_reasons");
  static final AttributeKey<Double> TIME_TO_FIRST_CHUNK =
      real("gen_ai.response.time_to_first_chunk");

  static final AttributeKey<Long> INPUT_TOKENS = number("gen_ai.usage.input_tokens");
  static final AttributeKey<Long> OUTPUT_TOKENS = number("gen_ai.usage.output_tokens");
  static final AttributeKey<Long> CACHE_READ = number("gen_ai.usage.cache_read.input_tokens");
  static final AttributeKey<Long> CACHE_CREATION =
      number("gen_ai.usage.cache_creation.input_tokens");
  static final AttributeKey<Long> REASONING_TOKENS = number("gen_ai.usage.reasoning.output_tokens");
  static final AttributeKey<String> TOKEN_TYPE = text("gen_ai.token.type");

  static final AttributeKey<String> INPUT_MESSAGES = text("gen_ai.input.messages");
  static final AttributeKey<String> OUTPUT_MESSAGES = text("gen_ai.output.messages");
  static final AttributeKey<String> TOOL_DEFINITIONS = text("gen_ai.tool.definitions");

  static final AttributeKey<String> TOOL_NAME = text("gen_ai.tool.name");
  static final AttributeKey<String> TOOL_CALL_ID = text("gen_ai.tool.call.id");
  static final AttributeKey<String> TOOL_TYPE = text("gen_ai.tool.type");

  static final AttributeKey<String> EXCEPTION_TYPE = text("exception.type");
  static final AttributeKey<String> EXCEPTION_MESSAGE = text("exception.message");

  static final String DETAILS_EVENT = "gen_ai.client.inference.operation.details";
  static final String EXCEPTION_EVENT = "gen_ai.client.operation.exception";

  private GenAi() {}

  private static AttributeKey<String> text(String name) {
    return AttributeKey.stringKey(name);
  }

  private static AttributeKey<Long> number(String name) {
    return AttributeKey.longKey(name);
  }

  private static AttributeKey<Double> real(String name) {
    return AttributeKey.doubleKey(name);
  }
}
