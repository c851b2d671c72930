/**
 * Setting providers up: what is configured and why, what would be written where, which keys and
 * servers are here already. No screen; the panel and the commands are made of it.
 */
package dev.sage.workbench.setup;
