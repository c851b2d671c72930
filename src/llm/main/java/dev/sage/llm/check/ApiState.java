package dev.sage.llm.check;

import dev.sage.llm.LlmError;
import dev.sage.llm.ModelInfo;
import dev.sage.llm.provider.ModelPage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the API so far: what one layer finds, the next goes on with. Not thread-safe.
 */
final class ApiState {

  /** The answer to the first request; null before. */
  @Nullable ApiAnswer answer;

  /** The first page of the list; null where there is none. */
  @Nullable ModelPage page;

  /** What that answer says went wrong; null where nothing did. */
  @Nullable LlmError refusal;

  /** Whether the server has no list of models to judge a key by. */
  boolean noList;

  List<ModelInfo> models = List.of();

  final Map<String, String> facts = new LinkedHashMap<>();
}
