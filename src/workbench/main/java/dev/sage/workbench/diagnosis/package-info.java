/** Looks at the installation and says what is wrong with it; repairs nothing. */
package dev.sage.workbench.diagnosis;
