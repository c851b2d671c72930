/**
 * The panel Redaction: a text beside what would leave of it, what was found, policies by place, own
 * rules, the self-test; and how much of prompts and answers is kept.
 */
package dev.sage.console.redaction;
