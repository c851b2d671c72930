package dev.sage.console.control;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.ModifiableObservableListBase;

/**
 * Lines of which thousands go at once. The toolkit's own list moves all that stay for each one that
 * goes. Not thread-safe.
 */
final class LineList extends ModifiableObservableListBase<LogLine> {
  private final ArrayList<LogLine> lines = new ArrayList<>();

  @Override
  public LogLine get(int index) {
    return lines.get(index);
  }

  @Override
  public int size() {
    return lines.size();
  }

  @Override
  public void remove(int from, int to) {
    removeRange(from, to);
  }

  @Override
  protected void removeRange(int from, int to) {
    List<LogLine> gone = lines.subList(from, to);
    beginChange();
    nextRemove(from, List.copyOf(gone));
    gone.clear();
    modCount++;
    endChange();
  }

  @Override
  protected void doAdd(int index, LogLine line) {
    lines.add(index, line);
  }

  @Override
  protected LogLine doSet(int index, LogLine line) {
    return lines.set(index, line);
  }

  @Override
  protected LogLine doRemove(int index) {
    return lines.remove(index);
  }
}
