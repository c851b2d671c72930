/** Looking after the store: what is in it, what it keeps, and what can be done to all of it. */
package dev.sage.console.store;
