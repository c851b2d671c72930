/** A raw-socket HTTP server that does to its clients what real ones do on bad days. */
@org.jspecify.annotations.NullMarked
package dev.sage.llm.server;
