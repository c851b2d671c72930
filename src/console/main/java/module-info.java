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
  requires reactfx;
  requires tools.jackson.databind;

  // Commands are objects that picocli fills in.
  opens dev.sage.console.tour to
      info.picocli;

  provides dev.sage.workbench.cli.CommandContribution with
      dev.sage.console.cli.ConsoleCommands;
}
