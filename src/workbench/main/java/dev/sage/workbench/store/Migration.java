package dev.sage.workbench.store;

/**
 * A step from one version of the schema to the next.
 *
 * @param version the version that it leads to
 * @param sql statements, each ended by a semicolon at the end of a line
 */
record Migration(int version, String sql) {}
