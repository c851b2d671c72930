/** Tests of the page of the first run. */
package dev.sage.console.home;
