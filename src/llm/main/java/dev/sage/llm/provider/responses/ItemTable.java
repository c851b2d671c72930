package dev.sage.llm.provider.responses;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sage.llm.provider.json.Json;
import dev.sage.llm.provider.json.JsonScanner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The items of one answer, and which of them an event speaks of. Servers differ: ids that are
 * missing or another in each event (GitHub Copilot), every item with index 0, no index at all, no
 * event for an item's begin. Not thread-safe.
 */
final class ItemTable {

  private static final int NO_INDEX = -1;

  private final List<OutputItem> items = new ArrayList<>();
  private @Nullable OutputItem last;
  private int blocks;

  List<OutputItem> all() {
    return items;
  }

  /** A block beside those of the items. */
  int block() {
    return blocks++;
  }

  /** The item of this type that an event names, or a new one where none began. */
  OutputItem of(String type, EventScan event, JsonScanner in) {
    OutputItem recent = last;
    if (recent == null || !named(recent, type, event, in)) {
      recent = search(type, event, in);
      last = recent;
    }
    return recent;
  }

  private static boolean named(OutputItem item, String type, EventScan event, JsonScanner in) {
    return event.itemId.isText() && in.holds(event.itemId, item.id) && item.type.equals(type);
  }

  private OutputItem search(String type, EventScan event, JsonScanner in) {
    for (OutputItem item : items) {
      if (named(item, type, event, in)) {
        return item;
      }
    }
    int index = in.integer(event.outputIndex, NO_INDEX);
    OutputItem found = index == NO_INDEX ? open(type) : indexed(type, index, false);
    return found != null
        ? found
        : create(type, index, event.itemId.isText() ? in.text(event.itemId) : null);
  }

  /** An item begins. */
  OutputItem begin(String type, int index, @Nullable String id) {
    OutputItem known = id == null ? null : withId(type, id);
    if (known == null && index != NO_INDEX) {
      known = indexed(type, index, true);
      // Another item at the same place is not the same item.
      known = known == null || known.id.length > 0 ? null : known;
    }
    if (known == null) {
      return create(type, index, id);
    }
    known.id = id == null ? known.id : id.getBytes(UTF_8);
    return known;
  }

  /** The item of which the whole has come. */
  OutputItem whole(String type, int index, JsonNode node) {
    String id = Json.text(node, "id");
    OutputItem known = id == null ? null : withId(type, id);
    if (known == null && index != NO_INDEX) {
      known = indexed(type, index, true);
    } else if (known == null) {
      String callId = Json.text(node, "call_id");
      OutputItem called = callId == null ? null : withCallId(type, callId);
      known = called != null ? called : mayBe(open(type), callId);
    }
    return known != null ? known : create(type, index, id);
  }

  /**
   * The item that a finished answer's output lists; one that it has listed already is another, even
   * if both have one id.
   *
   * @param place how many items of the type stand before it there
   */
  OutputItem listed(String type, int place, JsonNode node) {
    String id = Json.text(node, "id");
    OutputItem known = id == null ? null : unlisted(withId(type, id));
    if (known == null) {
      String callId = Json.text(node, "call_id");
      known = unlisted(mayBe(placed(type, place), callId));
      known = known != null || callId == null ? known : unlisted(withCallId(type, callId));
    }
    OutputItem item = known != null ? known : create(type, NO_INDEX, id);
    item.listed = true;
    return item;
  }

  private static @Nullable OutputItem unlisted(@Nullable OutputItem item) {
    return item == null || item.listed ? null : item;
  }

  /** The item, unless it is another call. */
  private static @Nullable OutputItem mayBe(@Nullable OutputItem item, @Nullable String callId) {
    boolean another =
        item != null && callId != null && item.callId != null && !callId.equals(item.callId);
    return another ? null : item;
  }

  private @Nullable OutputItem placed(String type, int place) {
    int before = 0;
    for (OutputItem item : items) {
      if (item.type.equals(type) && before++ == place) {
        return item;
      }
    }
    return null;
  }

  private @Nullable OutputItem withCallId(String type, String callId) {
    for (OutputItem item : items) {
      if (callId.equals(item.callId) && item.type.equals(type)) {
        return item;
      }
    }
    return null;
  }

  private @Nullable OutputItem withId(String type, String id) {
    byte[] wanted = id.getBytes(UTF_8);
    for (OutputItem item : items) {
      if (item.type.equals(type) && Arrays.equals(item.id, wanted)) {
        return item;
      }
    }
    return null;
  }

  /** The latest item of this type at this index. */
  private @Nullable OutputItem indexed(String type, int index, boolean unfinished) {
    for (int i = items.size() - 1; i >= 0; i--) {
      OutputItem item = items.get(i);
      if (item.outputIndex == index && item.type.equals(type) && !(unfinished && item.done)) {
        return item;
      }
    }
    return null;
  }

  /** The latest item of this type that is not whole yet. */
  private @Nullable OutputItem open(String type) {
    for (int i = items.size() - 1; i >= 0; i--) {
      OutputItem item = items.get(i);
      if (item.type.equals(type) && !item.done) {
        return item;
      }
    }
    return null;
  }

  private OutputItem create(String type, int index, @Nullable String id) {
    var item = new OutputItem(type, block(), index);
    if (id != null) {
      item.id = id.getBytes(UTF_8);
    }
    items.add(item);
    return item;
  }
}
