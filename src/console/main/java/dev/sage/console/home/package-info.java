/**
 * The page of the first run: doors that lead into the console without an account. What is behind a
 * door is passed in; nothing here knows a panel.
 */
package dev.sage.console.home;
