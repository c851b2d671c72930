/** Tests of the left pane of Compare. */
package dev.sage.console.compare.prompt;
