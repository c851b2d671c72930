/** Tests of reading requests, by what the library's encoders write. */
package dev.sage.workbench.wire;
