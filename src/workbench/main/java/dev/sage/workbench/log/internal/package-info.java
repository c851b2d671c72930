/** What Logback finds by itself. For nobody else. */
package dev.sage.workbench.log.internal;
