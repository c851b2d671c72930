/**
 * Bodies of requests in the wire formats, read into the library's own words: the way back of its
 * encoders. Answers are read by the library's decoders, not here.
 */
package dev.sage.workbench.wire;
