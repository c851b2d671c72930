package dev.sage.llm.redaction;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Makes texts of everything that rules look for and of what stands round it in logs, streams and
 * code: keys whole and cut, names with and without values, escapes, marks of all kinds, characters
 * beyond ASCII and halves of them.
 */
final class RandomTexts {

  private static final String ALNUM =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final String[] NAMES = {
    "api_key",
    "x-api-key",
    "Authorization",
    "token",
    "secretKey",
    "password",
    "AWS_SECRET_ACCESS_KEY",
    "Cookie",
    "Set-Cookie",
    "max_tokens",
    "key",
    "client_secret",
    "monkey",
    "public_key",
    "auth",
    "--api-key",
    "curl -u",
    "credentials"
  };
  private static final String[] MARKS = {
    "=",
    ": ",
    ":",
    " = ",
    "\":\"",
    "\\\":\\\"",
    " := '",
    "=> \"",
    "&",
    "?",
    ";",
    ", ",
    "\n",
    "\r\n",
    "\\n",
    "\\\\n",
    " ",
    "  ",
    "\"",
    "'",
    "`",
    "<",
    ">",
    "{",
    "}",
    "[",
    "]",
    "(",
    ")",
    "%22",
    "%3D",
    "%2522",
    "%",
    "\\",
    "\\u0022",
    "\\u002d",
    "\\u00",
    "/",
    "//",
    "@",
    "|",
    "$",
    "-",
    "_",
    ".",
    "..."
  };
  private static final String[] WORDS = {
    "the",
    "secret",
    "of",
    "good",
    "bread",
    "is",
    "time",
    "Bearer ",
    "Basic ",
    "data: ",
    "null",
    "https://",
    "user:",
    "example.com",
    "@host.org",
    "sk-learn",
    "task-force",
    "eyJ",
    "AKIA",
    "-----BEGIN PRIVATE KEY-----\n",
    "\n-----END PRIVATE KEY-----",
    "[openai-key:3f9a]",
    "[email:00ff]",
    "[SECRET:db]",
    "1.2.3.4",
    "2026-11-26",
    "12:34:56",
    "chatcmpl-",
    "é",
    "漢字",
    "😀",
    "\ud83d",
    "\ude00",
    "\u0000",
    "\u202e"
  };
  private static final String[] PEOPLE = {
    "jo.doe@example.org", "+1 (415) 555-0168", "DE89 3704 0044 0532 0130 00", "4111 1111 1111 1111",
    "078-05-1120", "203.0.113.7", "2001:db8::7", "00:1b:44:11:3a:b7"
  };

  private final SplittableRandom random;
  private final List<String> prefixes = new ArrayList<>();

  /** Values that stand in the text now and then, such as secrets that were told. */
  private final List<String> told;

  RandomTexts(long seed, List<String> told) {
    this.random = new SplittableRandom(seed);
    this.told = told;
    for (var literal : RuleFile.bundled().literals()) {
      prefixes.add(new String(literal.text(), US_ASCII));
    }
  }

  String next() {
    var text = new StringBuilder();
    for (int i = random.nextInt(30); i >= 0; i--) {
      text.append(piece());
    }
    return text.toString();
  }

  private String piece() {
    return switch (random.nextInt(10)) {
      case 0 -> pick(NAMES);
      case 1, 2, 3 -> pick(MARKS);
      case 4, 5 -> pick(WORDS);
      case 6 -> pick(PEOPLE);
      case 7 -> prefixes.get(random.nextInt(prefixes.size())) + run(random.nextInt(60));
      case 8 -> told.isEmpty() ? run(20) : part(told.get(random.nextInt(told.size())));
      default -> run(random.nextInt(50));
    };
  }

  private String part(String value) {
    return random.nextInt(3) > 0 ? value : value.substring(0, random.nextInt(value.length()));
  }

  String run(int length) {
    var run = new StringBuilder();
    var set =
        random.nextInt(4) == 0 ? ALNUM + "-_" : random.nextInt(3) == 0 ? "0123456789abcdef" : ALNUM;
    for (int i = 0; i < length; i++) {
      run.append(set.charAt(random.nextInt(set.length())));
    }
    return run.toString();
  }

  String person() {
    return pick(PEOPLE);
  }

  /** How a key begins, and the rule for it. */
  record Token(String prefix, TokenRule rule) {}

  Token tokenRule() {
    var all =
        RuleFile.bundled().literals().stream()
            .filter(literal -> literal.check() instanceof TokenRule rule && !rule.nameFirst())
            .toList();
    var literal = all.get(random.nextInt(all.size()));
    return new Token(new String(literal.text(), US_ASCII), (TokenRule) literal.check());
  }

  /** What may stand behind the prefix: as long as the rule wants it, with digits and both cases. */
  String body(Token token) {
    var rule = token.rule();
    int length =
        rule.max() > 0 ? rule.max() : Math.max(rule.min(), 2 * rule.digits()) + random.nextInt(40);
    var letters = ALNUM.chars().filter(rule.body()::has).toArray();
    var body = new StringBuilder();
    while (body.length() < length) {
      boolean digit = body.length() % 2 == 1;
      body.append(
          (char) (digit ? '0' + random.nextInt(10) : letters[random.nextInt(letters.length)]));
    }
    return body.toString();
  }

  private String pick(String[] from) {
    return from[random.nextInt(from.length)];
  }

  /** The text in pieces of one to so many units. */
  List<String> cut(String text, int most) {
    var pieces = new ArrayList<String>();
    int at = 0;
    while (at < text.length()) {
      int end = Math.min(text.length(), at + 1 + random.nextInt(most));
      pieces.add(text.substring(at, end));
      at = end;
    }
    return pieces;
  }
}
