/** Tests of what a person chose of redaction, and that no secret comes out anywhere. */
package dev.sage.workbench.redaction;
