package dev.sage.workbench.exchange;

import dev.sage.workbench.store.CallMarks;
import dev.sage.workbench.store.Rating;
import dev.sage.workbench.store.StoredFrame;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes what the lines of an exported store say, in their order. */
interface StoreSink {

  /** Only looks whether all of it can be read. */
  StoreSink NONE =
      new StoreSink() {
        @Override
        public void run(Map<String, @Nullable Object> row, boolean pinned) {}

        @Override
        public void call(
            Map<String, @Nullable Object> row,
            List<Map<String, @Nullable Object>> attempts,
            CallMarks marks,
            Rating rating) {}

        @Override
        public void content(Map<String, @Nullable Object> row) {}

        @Override
        public void frame(StoredFrame frame, byte[] bytes) {}
      };

  void run(Map<String, @Nullable Object> row, boolean pinned) throws InterruptedException;

  void call(
      Map<String, @Nullable Object> row,
      List<Map<String, @Nullable Object>> attempts,
      CallMarks marks,
      Rating rating)
      throws InterruptedException;

  /** Of the call before. */
  void content(Map<String, @Nullable Object> row);

  /** Of the call before, in order. */
  void frame(StoredFrame frame, byte[] bytes);
}
