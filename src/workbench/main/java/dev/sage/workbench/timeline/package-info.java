/**
 * Calls on one time axis: lanes, densities, figures over a range, from rollups or from the rows.
 */
package dev.sage.workbench.timeline;
