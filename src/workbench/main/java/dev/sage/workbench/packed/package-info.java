/** Numbers packed into few bytes, as columns of the store hold them. */
package dev.sage.workbench.packed;
