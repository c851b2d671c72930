/** Tests of requests as texts, with the shell and the compiler that read them. */
package dev.sage.workbench.copyas;
