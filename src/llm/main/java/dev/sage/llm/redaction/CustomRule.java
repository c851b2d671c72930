package dev.sage.llm.redaction;

/**
 * A rule of the user's own. Its pattern is matched in linear time whatever it is (RE2), so that no
 * pattern can make the program hang.
 *
 * @param name its kind in findings and placeholders: lower-case letters, digits and dashes
 * @param pattern a regular expression in the syntax of RE2
 * @param ignoreCase whether the case of letters does not matter
 */
public record CustomRule(String name, String pattern, boolean ignoreCase) {}
