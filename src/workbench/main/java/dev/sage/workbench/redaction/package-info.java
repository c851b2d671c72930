/**
 * What the person chose of redaction: policies by place, capture of prompts and answers, own rules;
 * where that is kept; and the test that proves that no exit carries a secret.
 */
package dev.sage.workbench.redaction;
