/** The log of this program and of its calls, over whichever panel is shown. */
package dev.sage.console.log;
