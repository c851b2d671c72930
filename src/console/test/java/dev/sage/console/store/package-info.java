/** The log over the panels. */
package dev.sage.console.store;
