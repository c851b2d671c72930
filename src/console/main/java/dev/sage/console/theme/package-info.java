/**
 * How the console looks: bundled fonts, the light and dark themes, contrast. Measures and colours
 * themselves are tokens in the style sheets under {@code resources}, not constants in code.
 */
package dev.sage.console.theme;
