/** Tests of words and numbers. */
package dev.sage.console.text;
