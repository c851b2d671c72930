/** Filled in by the next commits. */
@org.jspecify.annotations.NullMarked
module dev.sage.llm {
  requires static transitive org.jspecify;
}
