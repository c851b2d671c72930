/** Everything the console does, without a screen: store, comparisons, the command line. */
@org.jspecify.annotations.NullMarked
module dev.sage.workbench {
  requires static transitive org.jspecify;
  requires transitive dev.sage.llm;
  requires transitive dev.sage.simulator;
  requires java.sql;
  requires transitive tools.jackson.databind;
  requires org.slf4j;
  requires org.xerial.sqlitejdbc;

  exports dev.sage.workbench;
  exports dev.sage.workbench.compare;
  exports dev.sage.workbench.store;
}
