/** Tests of how the console looks. */
package dev.sage.console.theme;
