package dev.sage.console.streams;

import dev.sage.console.shell.Drawer;
import dev.sage.console.shell.WindowMemory;

/** Frames beside what is known of one frame. FX thread only. */
final class DetailDrawer extends Drawer {
  DetailDrawer(FramesView frames, DetailPane detail, WindowMemory memory) {
    super(frames, detail, "streams.detail.shown", "streams.frames", 0.58, memory);
  }
}
