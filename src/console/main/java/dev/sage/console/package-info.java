/** Starts the console and puts its panels together. */
package dev.sage.console;
