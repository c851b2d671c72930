/** Tests of the panel Redaction. */
package dev.sage.console.redaction;
