/** Tests of the panel Setup. */
package dev.sage.console.setup;
