package dev.sage.llm.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that are secrets because of the name before them. */
class NamedValueTest {

  @ParameterizedTest
  @CsvSource(
      delimiterString = "~>",
      quoteCharacter = '§',
      textBlock =
          """
          api_key=q7Zr2Lm9Xc4Vb6 ~> api_key=[secret-value]
          api_key='q7Zr2Lm9Xc4Vb6' ~> api_key='[secret-value]'
          api_key=`q7Zr2Lm9Xc4Vb6` ~> api_key=`[secret-value]`
          api_key="q7Zr2Lm9Xc4Vb6 ~> api_key="[secret-value]
          "api_key": "q7Zr2Lm9Xc4Vb6" ~> "api_key": "[secret-value]"
          {\\"api_key\\":\\"q7Zr2Lm9Xc4Vb6\\"} ~> {\\"api_key\\":\\"[secret-value]\\"}
          {\\\\\\"api_key\\\\\\":\\\\\\"q7Zr2Lm9Xc4Vb6\\\\\\"} ~> {\\\\\\"api_key\\\\\\":\\\\\\"[secret-value]\\\\\\"}
          %22api_key%22:%22q7Zr2Lm9Xc4Vb6%22 ~> %22api_key%22:%22[secret-value]%22
          api\\u005fkey\\u003dq7Zr2Lm9Xc4Vb6 ~> api\\u005fkey\\u003d[secret-value]
          ?a=1&api_key=q7Zr2Lm9Xc4Vb6&b=2 ~> ?a=1&api_key=[secret-value]&b=2
          ["api_key", "q7Zr2Lm9Xc4Vb6"] ~> ["api_key", "[secret-value]"]
          <api_key>q7Zr2Lm9Xc4Vb6</api_key> ~> <api_key>[secret-value]</api_key>
          <api_key>⏎  q7Zr2Lm9Xc4Vb6⏎</api_key> ~> <api_key>⏎  [secret-value]⏎</api_key>
          x["api_key")] = q7Zr2Lm9Xc4Vb6 ~> x["api_key")] = [secret-value]
          api_key = \"""q7Zr2Lm9Xc4Vb6\""" ~> api_key = \"""[secret-value]\"""
          mypassword=q7Zr2Lm9Xc4Vb6 ~> mypassword=[secret-value]
          é😀\\u00e9%C3%A9 token=q7Zr2Lm9Xc4Vb6 ~> é😀\\u00e9%C3%A9 token=[secret-value]
          <api_key = "q7Zr2Lm9Xc4Vb6"/> ~> <api_key = "[secret-value]"/>
          var apiKey string = "q7Zr2Lm9Xc4Vb6" ~> var apiKey string = "[secret-value]"
          let apiKey := "q7Zr2Lm9Xc4Vb6" ~> let apiKey := "[secret-value]"
          --api-key q7Zr2Lm9Xc4Vb6 run ~> --api-key [secret-value] run
          -token q7Zr2Lm9Xc4Vb6 run ~> -token [secret-value] run
          x-api-key:        "q7Zr2Lm9Xc4Vb6" ~> x-api-key:        "[secret-value]"
          Authorization: Token q7Zr2Lm9Xc4Vb6 ~> Authorization: Token [authorization]
          Authorization: q7Zr2Lm9Xc4Vb6 and more ~> Authorization: [authorization] and more
          Authorization: OAuth2 q7Zr2Lm9Xc4Vb6 ~> Authorization: OAuth2 [authorization]
          Authorization: AWS4-HMAC-SHA256 q7Zr2Lm9Xc4Vb6 ~> Authorization: AWS4-HMAC-SHA256 [authorization]
          Authorization: GoogleLogin q7Zr2Lm9Xc4Vb6 ~> Authorization: GoogleLogin [authorization]
          Proxy-Authorization: q7Zr2Lm9Xc4Vb6 ~> Proxy-Authorization: [authorization]
          api_key: q7Zr2Lm9Xc4Vb6. ~> api_key: [secret-value].
          (api_key=q7Zr2Lm9Xc4Vb6) ~> (api_key=[secret-value])
          api_key=q7Zr{2Lm9}Xc4Vb6} ~> api_key=[secret-value]
          api_key=AbcDefGhiJklMnoPq ~> api_key=[secret-value]
          api_key=qwertzuiopasdfghjklyxcvbnm ~> api_key=[secret-value]
          api_key=%q7Zr2Lm9Xc4Vb6 ~> api_key=[secret-value]
          api_key=q7(Zr2Lm9Xc4Vb6 ~> api_key=[secret-value]
          token=q7Zr2Lm9Xc4Vb6 ~> token=[secret-value]
          token=AbcDefGhiJklMnoPqRstUvwXyZ ~> token=[secret-value]
          tokenS=q7Zr2Lm9Xc4Vb6 ~> tokenS=q7Zr2Lm9Xc4Vb6
          TOKENX=q7Zr2Lm9Xc4Vb6 ~> TOKENX=q7Zr2Lm9Xc4Vb6
          TOKEN2=q7Zr2Lm9Xc4Vb6 ~> TOKEN2=[secret-value]
          tokenFor=q7Zr2Lm9Xc4Vb6 ~> tokenFor=[secret-value]
          credentials=q7Zr2Lm9Xc4Vb6 ~> credentials=[secret-value]
          credentialsX=q7Zr2Lm9Xc4Vb6 ~> credentialsX=q7Zr2Lm9Xc4Vb6
          key=q7Zr2Lm9Xc4Vb6 ~> key=[secret-value]
          myKey=q7Zr2Lm9Xc4Vb6 ~> myKey=[secret-value]
          MYKEY=q7Zr2Lm9Xc4Vb6 ~> MYKEY=q7Zr2Lm9Xc4Vb6
          APPKEY=q7Zr2Lm9Xc4Vb6 ~> APPKEY=[secret-value]
          donkey=q7Zr2Lm9Xc4Vb6 ~> donkey=q7Zr2Lm9Xc4Vb6
          auth=q7Zr2Lm9Xc4Vb6 ~> auth=[secret-value]
          oauth=q7Zr2Lm9Xc4Vb6 ~> oauth=q7Zr2Lm9Xc4Vb6
          token=9182736450918273 ~> token=[secret-value]
          token_1=9182736450918273 ~> token_1=9182736450918273
          token=918273645091827 ~> token=918273645091827
          token=1111111111111111 ~> token=1111111111111111
          password=swordfish ~> password=[password]
          password = swordfish ~> password = swordfish
          password: swordfish ~> password: swordfish
          password: sword-fish.and_more ~> password: sword-fish.and_more
          password: swordfish7 ~> password: [password]
          password: sword!fish ~> password: [password]
          password: "fish" ~> password: "[password]"
          password: "sword fish" ~> password: "[password]"
          db_pass=swordfish ~> db_pass=[password]
          BUNDLE_GEMS__CONTRIBSYS__COM=cafe1234:babe5678 ~> BUNDLE_GEMS__CONTRIBSYS__COM=[password]
          authorization=authorization=a authorization=q7Zr2Lm9Xc4V ~> authorization=authorization=a [authorization]
          api_key=a api_key=b api_key=q7Zr2Lm9Xc4Vb6 ~> api_key=a api_key=b [secret-value]
          """)
  void are_found(String row, String left) {
    assertThat(Redacted.of(Redacted.row(row))).isEqualTo(Redacted.row(left));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "api_key=",
        "api_key=\"\"",
        "--api-key",
        "--api-key\"",
        "api_key > q7Zr2Lm9Xc4Vb6",
        "api_key, \"q7Zr2Lm9Xc4Vb6\"",
        "\"api_key\", q7Zr2Lm9Xc4Vb6",
        "<api_key q7Zr2Lm9Xc4Vb6",
        "token averyveryverylongword = q7Zr2Lm9Xc4Vb6",
        "token is q7Zr2Lm9Xc4Vb6",
        "token  q7Zr2Lm9Xc4Vb6",
        "x-api-key:          q7Zr2Lm9Xc4Vb6",
        "api_key=q7Zr2",
        "api_key=\"q7Zr2 Lm9 Xc4Vb6\"",
        "api_key=RequiredNow",
        "api_key=required",
        "api_key=abababababababababababab1",
        "Authorization: Bearer",
        "Authorization: Bearer  ",
        "token=q7Zr2Lm9",
        "token=\"q7Zr2 Lm9Xc4Vb6\"",
        "token=\"q7Zr2(Lm9Xc4Vb6\"",
        "token=SalesResults-1.2",
        "token=SALES-RESULTS-12",
        "token=OpenSalesResults.io-1",
        "<api_key>\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\nq7Zr2Lm9Xc4Vb6",
        "an emoji cut in two \ud83d",
        "token=AbcDefGhiJklMnoP",
        "token=abcdefghijklmnopqrstuvwxyzabc",
        "token=ABCDEFGHIJKLMNOPQRSTUVWXYZabc",
        "token=abcdefghijklmnopqrstuvwxyzABC",
        "token=1234567890abcdef",
        "token=a1a1a1a1a1a1a1a1",
        "token=aaaabbbbccccdddd1e",
        "password=!!!???###",
        "PassWordx=password",
        "passwd_1=PASSWD_1",
        "password=\"abc\"",
        "password=\"aaaa\"",
        "password=/etc/secret1",
        "password: ./secret1",
        "token=qwertzuiopasdfghjklyxcvbnm",
        "token=QWERTZUIOPASDFGHJKLYXCVBNM",
        "password: ~/secret1",
        "password=fish",
        "password=aaaaaaaa",
        "api_key=.,;:!",
        "api_key=,;}",
        "api_key=<b>q7Zr2Lm9Xc4Vb6",
        "api_key=&b=2",
      })
  void are_left_alone(String text) {
    Redacted.assertStays(text);
  }

  @Test
  void a_name_that_is_too_long_is_still_an_option() {
    var name = "a".repeat(44) + "api-key q7Zr2Lm9Xc4Vb6";

    assertThat(Redacted.of("--" + name)).endsWith("api-key [secret-value]");
    Redacted.assertStays("x-" + name);
    Redacted.assertStays(" a" + name);
  }

  @Test
  void what_goes_on_behind_a_long_scheme_is_the_value() {
    var scheme = "q7Zr2Lm9Xc4Vb6q7Zr2Lm9Xc4Vb6";

    assertThat(Redacted.of("Authorization: " + scheme + " x"))
        .isEqualTo("Authorization: [authorization] x");
  }

  @Test
  void a_value_that_does_not_end_is_cut_where_a_key_ends_at_the_latest() {
    var text = "api_key='" + "q7Zr2Lm9Xc4Vb6".repeat(400) + "'";

    assertThat(Redacted.of(text)).startsWith("api_key='[secret-value]");
  }
}
