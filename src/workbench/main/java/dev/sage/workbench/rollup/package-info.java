/** What is kept of calls so that any stretch of time is a small query: levels, sums, rows. */
package dev.sage.workbench.rollup;
