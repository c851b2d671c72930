/**
 * What calls cost in US dollars: prices as dated data, and the arithmetic. Computed when it is
 * shown or planned, never stored as a fact; what is not known stays empty, never 0.
 */
@org.jspecify.annotations.NullMarked
package dev.sage.llm.cost;
