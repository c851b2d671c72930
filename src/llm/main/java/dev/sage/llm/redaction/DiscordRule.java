package dev.sage.llm.redaction;

/** The token of a Discord bot: three parts, of which the first is the bot's number in base64. */
record DiscordRule() implements Check {

  private static final int FIRST_MIN = 23;
  private static final int FIRST_MAX = 28;
  private static final int SECOND = 6;
  private static final int THIRD_MIN = 27;
  private static final int THIRD_MAX = 40;

  @Override
  public boolean find(View view, int from, int to, Found found) {
    int start = view.runBack(Alphabet.URL, from, FIRST_MAX + 1);
    if (from - start < FIRST_MIN || from - start > FIRST_MAX) {
      return false;
    }
    found.hold(start);
    int second = view.run(Alphabet.URL, to, SECOND + 1);
    boolean dotted = view.at(second) == '.';
    if (view.starved() || second - to != SECOND || !dotted) {
      return false;
    }
    int end = view.run(Alphabet.URL, second + 1, THIRD_MAX + 1);
    int third = end - second - 1;
    if (view.starved()
        || third < THIRD_MIN
        || third > THIRD_MAX
        || !Shape.of(view, start, end).mixed()) {
      return false;
    }
    return found.set(start, end, "discord-token");
  }
}
