/**
 * The one place where Logback is set up: quiet until it is told the home folder, then a rolling
 * file there and the newest lines in memory, every line redacted. In code, not in a configuration
 * file, because the folder, the file's permissions and the redactor are known only when a program
 * runs; and here, not in the console, because the command line needs it without one.
 */
package dev.sage.workbench.log;
