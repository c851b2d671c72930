/** Tests of the shared controls. */
package dev.sage.console.control;
