/** Filled in by the next commits. */
@org.jspecify.annotations.NullMarked
module dev.sage.console {
  requires static transitive org.jspecify;
}
