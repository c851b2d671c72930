/** Filled in by the next commits. */
@org.jspecify.annotations.NullMarked
module dev.sage.workbench {
  requires static transitive org.jspecify;
}
