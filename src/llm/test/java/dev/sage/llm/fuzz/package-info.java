/**
 * What is thrown at every parser: one target each, with the properties that hold for any bytes
 * whatever. Each target has a corpus in {@code test/resources/dev/sage/llm/fuzz}, which every test
 * run replays; with {@code -Pfuzz} Jazzer grows new inputs out of it (docs/building.md).
 */
@NullMarked
package dev.sage.llm.fuzz;

import org.jspecify.annotations.NullMarked;
