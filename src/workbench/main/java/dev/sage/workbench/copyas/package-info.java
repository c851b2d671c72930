/**
 * A request as a text that another program understands: curl, Java, the body alone. Keys are named
 * by their variables, never written.
 */
package dev.sage.workbench.copyas;
