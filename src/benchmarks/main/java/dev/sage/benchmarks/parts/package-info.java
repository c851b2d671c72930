/** JMH benchmarks of the library's parts, each over bytes that are in memory. */
@NullMarked
package dev.sage.benchmarks.parts;

import org.jspecify.annotations.NullMarked;
