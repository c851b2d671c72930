/**
 * Controls that more than one panel uses. They know numbers, texts and JavaFX, but no panel, no
 * store and no provider.
 */
package dev.sage.console.control;
