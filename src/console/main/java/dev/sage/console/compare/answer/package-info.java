/**
 * The columns of Compare: whom each asks, what it has of its own, its answer, how that differs from
 * another, what was asserted of it, and how the conversation goes on from it. What the columns have
 * in common is the panel's.
 */
package dev.sage.console.compare.answer;
