/** Tests of the panel Compare: its models without a toolkit, its views in a window. */
package dev.sage.console.compare;
