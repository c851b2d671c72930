/** The desktop console: the window, its panels and the controls they share. */
@org.jspecify.annotations.NullMarked
module dev.sage.console {
  requires static transitive org.jspecify;
  requires dev.sage.workbench;
  requires atlantafx.base;
  requires javafx.controls;
  requires org.fxmisc.flowless;
  requires org.fxmisc.richtext;
  requires org.fxmisc.undo;
  requires org.kordamp.ikonli.core;
  requires org.kordamp.ikonli.feather;
  requires org.kordamp.ikonli.javafx;
  requires org.slf4j;
  requires tools.jackson.databind;
}
