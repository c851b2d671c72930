/**
 * The whole of Sage without a screen, held together by {@link dev.sage.workbench.Workbench}: what a
 * front end opens once and passes around. What it holds lives in the packages below: {@code store},
 * {@code compare}, {@code cli}.
 */
package dev.sage.workbench;
