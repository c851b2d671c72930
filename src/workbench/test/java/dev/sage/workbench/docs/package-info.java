/** The pages of the documentation, held to what they say. */
@org.jspecify.annotations.NullMarked
package dev.sage.workbench.docs;
