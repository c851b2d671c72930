/**
 * JSON as the decoders need it: a scanner over bytes that allocates nothing, and the tree of
 * Jackson for what is rare. Internal; knows nothing of any provider.
 */
@org.jspecify.annotations.NullMarked
package dev.sage.llm.provider.json;
