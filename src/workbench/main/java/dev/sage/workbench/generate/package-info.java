/** Calls that nobody made, to fill a store for a look at how it fares. */
package dev.sage.workbench.generate;
