/** Tests of the columns: their models without a toolkit, their views in a window. */
package dev.sage.console.compare.answer;
