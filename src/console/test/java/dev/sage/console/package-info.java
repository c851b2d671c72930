/** Tests of the whole console: the window with its panels on a workbench. */
package dev.sage.console;
