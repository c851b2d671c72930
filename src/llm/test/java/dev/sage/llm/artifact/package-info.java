/** What other programs get, seen from outside: after packaging, in processes of their own. */
@org.jspecify.annotations.NullMarked
package dev.sage.llm.artifact;
