/** Tests of everything by which something can leave the program. */
package dev.sage.console.exits;
