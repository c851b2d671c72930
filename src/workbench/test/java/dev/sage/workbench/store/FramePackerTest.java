package dev.sage.workbench.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FramePackerTest {

  private final FramePacker packer = new FramePacker();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void any_frames_come_back(long seed) {
    var random = new Random(seed);
    var frames = new ArrayList<StoredFrame>();
    for (int i = 0; i < 200; i++) {
      boolean redacted = random.nextInt(10) == 0;
      int length = random.nextInt(5_000);
      frames.add(
          new StoredFrame(
              1_000 + i,
              1 + random.nextInt(3),
              random.nextLong(-1_000_000, 60_000_000_000L),
              random.nextLong(1L << 40),
              length,
              redacted ? random.nextInt(5_000) : length,
              redacted,
              random.nextBoolean(),
              random.nextLong(100_000),
              List.of("message", "ping", "content_block_delta", "é").get(random.nextInt(4))));
    }
    for (StoredFrame frame : frames) {
      packer.add(frame, new byte[frame.storedLength()]);
    }

    var block = packer.take();

    assertThat(block.frames()).isEqualTo(200);
    assertThat(block.firstSequence()).isEqualTo(1_000);
    assertThat(frames(block)).isEqualTo(frames);
    assertThat(FrameUnpacker.inflate(block.bytes()))
        .hasSize(frames.stream().mapToInt(StoredFrame::storedLength).sum());
    assertThat(packer.empty()).isTrue();
  }

  private static List<StoredFrame> frames(FramePacker.Block block) {
    var entries = new FrameEntries(block.entries(), block.firstSequence());
    var frames = new ArrayList<StoredFrame>();
    while (entries.next()) {
      frames.add(entries.frame(0));
    }
    return frames;
  }

  @Test
  void a_usual_frame_costs_little() {
    for (int i = 0; i < 1_000; i++) {
      packer.add(
          new StoredFrame(
              i, 1, i * 16_000_000L + i % 7, i * 306L, 306, 306, false, true, i, "message"),
          new byte[306]);
    }

    assertThat(packer.take().entries().length).isLessThan(20 * 1_000);
  }
}
