/** Tests of what can be said of an answer without reading it. */
package dev.sage.workbench.compare.check;
