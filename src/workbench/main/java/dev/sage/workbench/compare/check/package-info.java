/**
 * What can be said of an answer without reading it: whether it fulfils an assertion, how it differs
 * from another, which answers are equal. Knows no store and no screen; everything has a bound.
 */
package dev.sage.workbench.compare.check;
