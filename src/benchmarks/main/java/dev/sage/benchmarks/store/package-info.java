/** How long the store takes to open and to answer, with so many calls. */
@NullMarked
package dev.sage.benchmarks.store;

import org.jspecify.annotations.NullMarked;
