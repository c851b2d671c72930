package dev.sage.llm.provider.internal;

import dev.sage.llm.provider.EventSink;
import dev.sage.llm.provider.json.JsonScanner;
import dev.sage.llm.provider.json.JsonSlice;
import org.jspecify.annotations.Nullable;

/** What every chunk says of the answer that it belongs to; told once. Not thread-safe. */
public final class Identity {

  private @Nullable String responseId;
  private @Nullable String model;

  /** Takes what a chunk says, and tells it where it is news. */
  public void note(JsonScanner in, JsonSlice id, JsonSlice modelName, EventSink out) {
    if (responseId != null && model != null) {
      return;
    }
    boolean news = false;
    if (responseId == null && id.isText()) {
      responseId = in.text(id);
      news = true;
    }
    if (model == null && modelName.isText()) {
      model = in.text(modelName);
      news = true;
    }
    if (news) {
      out.identity(responseId, model);
    }
  }

  /** The provider's id of the answer, or null where it has none, or none yet. */
  public @Nullable String responseId() {
    return responseId;
  }
}
