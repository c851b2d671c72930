/** Tests of what is explained of a call. */
package dev.sage.console.streams.explain;
