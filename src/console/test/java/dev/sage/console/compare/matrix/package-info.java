/** Tests of inputs and results of a run. */
package dev.sage.console.compare.matrix;
