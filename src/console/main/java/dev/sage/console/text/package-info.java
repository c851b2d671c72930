/** Words and numbers as the screen shows them. No nodes live here. */
package dev.sage.console.text;
