/** Tests of the window around the panels. */
package dev.sage.console.shell;
