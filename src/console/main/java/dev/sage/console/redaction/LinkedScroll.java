package dev.sage.console.redaction;

import dev.sage.console.control.Soon;
import java.util.function.Supplier;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.jspecify.annotations.Nullable;

/**
 * Two texts that scroll together: the one that the person moves leads, and the same place of the
 * other follows, whatever was taken out before it. FX thread only.
 */
final class LinkedScroll {
  private final MarkedArea original;
  private final MarkedArea leaving;
  private final Supplier<Preview> preview;
  private MarkedArea leader;
  private final Soon align = new Soon(this::align);

  LinkedScroll(MarkedArea original, MarkedArea leaving, Supplier<Preview> preview) {
    this.original = original;
    this.leaving = leaving;
    this.preview = preview;
    this.leader = original;
    listen(original);
    listen(leaving);
  }

  private void listen(MarkedArea area) {
    area.addEventFilter(ScrollEvent.ANY, event -> leader = area);
    area.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> leader = area);
    area.addEventFilter(KeyEvent.KEY_PRESSED, event -> leader = area);
    area.scrolled()
        .addListener(
            (o, was, is) -> {
              if (area.equals(leader)) {
                follow();
              }
            });
  }

  /** The original leads from now on. */
  void lead() {
    leader = original;
  }

  /** Brings the other to where the leader is, once it has been laid out. */
  void follow() {
    align.ask();
  }

  private void align() {
    @Nullable Preview now = preview.get();
    if (now == null) {
      return;
    }
    Side side = leader.equals(original) ? Side.ORIGINAL : Side.LEAVING;
    MarkedArea follower = side == Side.ORIGINAL ? leaving : original;
    MarkedArea.Top top = leader.top();
    follower.showAtTop(new MarkedArea.Top(now.across(side, top.offset()), top.out()));
  }
}
