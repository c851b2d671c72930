package dev.sage.llm.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is secret because of the frame that it stands in. */
class StructureRulesTest {

  private static final String BODY = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASC\nBKcwggSjAgEAAoIBAQC7\n";

  @ParameterizedTest
  @CsvSource(
      delimiterString = "~>",
      quoteCharacter = '§',
      textBlock =
          """
          Cookie: id=q7Zr2Lm9; theme=dark4; $x!*+y=abc99 ~> Cookie: id=[cookie]; theme=[cookie]; $x!*+y=[cookie]
          Set-Cookie: id=q7Zr2Lm9; Path=/; HttpOnly ~> Set-Cookie: id=[cookie]; Path=/; HttpOnly
          {"Cookie": "id=q7Zr2Lm9"} ~> {"Cookie": "id=[cookie]"}
          'Cookie':'id=q7Zr2Lm9' ~> 'Cookie':'id=[cookie]'
          Cookie::::::id=q7Zr2Lm9 ~> Cookie::::::id=[cookie]
          Cookie: a=$VALUE; b=q7Zr2Lm9 ~> Cookie: a=$VALUE; b=[cookie]
          curl -u jo:q7Zr2Lm9 https://example.org ~> curl -u [login] https://example.org
          curl -u "jo:q7Zr2 Lm9" https://example.org ~> curl -u [login] https://example.org
          curl -u 'jo:q7"Zr2 Lm9' https://example.org ~> curl -u [login] https://example.org
          curl --user=jo:q7Zr2Lm9 ~> curl --user=[login]
          https://jo:q7Zr2Lm9@example.org/a ~> https://jo:[url-password]@example.org/a
          postgres://jo:q7Zr@Lm9@example.org?x=1 ~> postgres://jo:[url-password]@example.org?x=1
          redis://:q7:Zr2Lm9@example.org#x ~> redis://:[url-password]@example.org#x
          https://cafe1234:babe5678@gems.contribsys.com/ ~> https://[url-password]@gems.contribsys.com/
          see https://hooks.<+>slack.com/services/T0/B0/q7Zr2Lm9). ~> see [webhook-url]).
          https://example.org/cb?code=q7Zr2Lm9Xc&sig=Ab12Cd34&x=1 ~> https://example.org/cb?code=[url-parameter]&sig=[url-parameter]&x=1
          Bearer q7Zr2Lm9Xc. ~> Bearer [bearer-token].
          Bearer ab.cd~ef+gh/012345== ~> Bearer [bearer-token]
          eyJ<+>hbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTYifQ.c2lnbmF0dXJl ~> [jwt]
          """)
  void are_found(String row, String left) {
    assertThat(Redacted.of(Redacted.row(row))).isEqualTo(left);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a cookie jar",
        "Cookie: a=$VALUE",
        "Cookie: a=***",
        "Cookie: a=",
        "Cookie: =q7Zr2Lm9",
        "Cookie: none was sent",
        "Cookie: a",
        "curl -u     jo:q7Zr2Lm9",
        "curl -u jo",
        "curl -u jo:$PASS1",
        "curl -u <jo:pass1>",
        "curl -u j:1",
        "curl -u 12:345678",
        "sort -u jo:q7Zr2Lm9",
        "all girls purl -u jo:q7Zr2Lm9",
        "curl -u \"jo\n:q7Zr2Lm9",
        "https://example.org:8080/a@b",
        "https://jo@example.org:8080/",
        "https://jo:@example.org/",
        "https://jo:$PASS1@example.org/",
        "https://jo:{pass1}@example.org/",
        "https://jo:<pass1>@example.org/",
        "https://jo:[pass1]@example.org/",
        "https://jo:****@example.org/",
        "https://a.org?x:y@z",
        "https://a.org#x:y@z",
        "https://jo:&amp;@example.org/",
        "https://",
        "barcode=q7Zr2Lm9Xc",
        "?code=q7Zr2",
        "?code=question",
        "?code=QUESTION",
        "?code=$q7Zr2Lm9",
        "?code=*q7Zr2Lm9",
        "?code=%q7Zr2Lm9",
        "?code=<q7Zr2Lm9>",
        "?code=a1a1a1a1a1a1",
        "forbearer q7Zr2Lm9Xc",
        "Bearer q7Zr",
        "Bearer authentication",
        "Bearer a1a1a1a1a1a1",
        "Bearer ........",
        "aeyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTYifQ",
        "eyJhbGciOiJIUzI1NiJ9",
        "eyJhbGc.eyJzdWIiOiIxMjM0NTYifQ",
        "eyJhbGciOiJIUzI1NiJ9.eyJ1",
        "eyJhbGciOiJIUzI1NiJ9.abcdefghijklmnop",
      })
  void are_left_alone(String text) {
    Redacted.assertStays(text);
  }

  @Test
  void what_is_longer_than_its_frame_is_none() {
    Redacted.assertStays("Cookie: " + "a".repeat(130) + "=q7Zr2Lm9");
    assertThat(Redacted.of("curl -u jo:" + "q7Zr2Lm9".repeat(30))).startsWith("curl -u [login]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "~>",
      quoteCharacter = '§',
      textBlock =
          """
          {BEGIN} PRIVATE KEY-----⏎{BODY}-----END PRIVATE KEY-----⏎end ~> [private-key]⏎end
          {BEGIN} RSA PRIVATE KEY-----⏎Proc-Type: 4,ENCRYPTED⏎{BODY}-----END RSA PRIVATE KEY----- ~> [private-key]
          {BEGIN} PGP PRIVATE KEY BLOCK-----⏎{BODY}-----END PGP PRIVATE KEY BLOCK----- ~> [private-key]
          "{BEGIN} PRIVATE KEY-----\\n{BODY}-----END PRIVATE KEY-----\\n" ~> "[private-key]"
          {BEGIN} PRIVATE KEY-----⏎{BODY}-----END PRIVATE KEY ~> [private-key]
          {BEGIN} PRIVATE KEY-----⏎{BODY}⏎⏎<end ~> [private-key]⏎⏎⏎<end
          {BEGIN} PRIVATE KEY-----⏎{BODY} ~> [private-key]
          {BEGIN} CERTIFICATE-----⏎{BODY}-----END CERTIFICATE----- ~> {BEGIN} CERTIFICATE-----⏎{BODY}-----END CERTIFICATE-----
          {BEGIN} PRIVATE KEY-----<x> ~> {BEGIN} PRIVATE KEY-----<x>
          {BEGIN} PRIVATE KEY-----⏎<x> ~> {BEGIN} PRIVATE KEY-----⏎<x>
          {BEGIN} PRIVATE KEY-----é ~> {BEGIN} PRIVATE KEY-----é
          {BEGIN} PRIVATE KEY----- ~> {BEGIN} PRIVATE KEY-----
          {BEGIN} PRIVATE KEY----------END PRIVATE KEY----- ~> {BEGIN} PRIVATE KEY----------END PRIVATE KEY-----
          {BEGIN} PRIVATE KEY-- {BODY} ~> {BEGIN} PRIVATE KEY-- {BODY}
          {BEGIN} PRIVATE KEY-----⏎...⏎...⏎...⏎...⏎...⏎...⏎...⏎ ~> {BEGIN} PRIVATE KEY-----⏎...⏎...⏎...⏎...⏎...⏎...⏎...⏎
          {BEGIN} A PRIVATE KEY WITH A LABEL THAT IS LONGER THAN ANY LABEL IS----- ~> {BEGIN} A PRIVATE KEY WITH A LABEL THAT IS LONGER THAN ANY LABEL IS-----
          """)
  void private_keys(String row, String left) {
    assertThat(Redacted.of(armour(row)).strip()).isEqualTo(armour(left).strip());
  }

  private static String armour(String row) {
    return Redacted.row(row).replace("{BEGIN}", "-----BEGIN").replace("{BODY}", BODY);
  }

  @Test
  void a_private_key_that_goes_on_for_ever_is_cut() {
    var part = "q7Zr2Lm9\n".repeat(4000) + "-";
    var end = "-----END PRIVATE KEY" + " A".repeat(60) + "-----";

    assertThat(Redactor.create().redact("-----BEGIN PRIVATE KEY-----\n" + part + part + part))
        .startsWith("[private-key:");
    assertThat(Redactor.create().redact("-----BEGIN PRIVATE KEY-----\n" + BODY + end))
        .startsWith("[private-key:");
  }
}
