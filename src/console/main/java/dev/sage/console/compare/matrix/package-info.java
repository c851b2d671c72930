/**
 * Runs as a matrix in the panel Compare: inputs from a file, what a run may cost, its results cell
 * by cell, and the runs of earlier times.
 */
package dev.sage.console.compare.matrix;
