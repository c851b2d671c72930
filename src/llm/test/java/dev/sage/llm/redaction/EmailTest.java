package dev.sage.llm.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          jo@example.com | jo@example.com
          "Jo <jo.doe@mail.example.org>," | jo.doe@mail.example.org
          mailto:jo+tag@example.co.uk?subject=x | jo+tag@example.co.uk
          write to o'brien@example.com. | o'brien@example.com
          '*jo@example.com*' | jo@example.com
          +44@example.net | +44@example.net
          email=jo_doe@example.com&x=1 | jo_doe@example.com
          https://example.com/people/jo@example.com | jo@example.com
          jörg@exämple.de | jörg@exämple.de
          jo@xn--bcher-kva.example | jo@xn--bcher-kva.example
          jo@example.xn--p1ai | jo@example.xn--p1ai
          jo@bücher.рф | jo@bücher.рф
          jo@example.com-- | jo@example.com
          jo@example.com.- | jo@example.com
          jo@example.com.1 | jo@example.com
          jo@EXAMPLE.COM | jo@EXAMPLE.COM
          jo@163.com | jo@163.com
          jo@mail.163.com | jo@mail.163.com
          jo@v.example | jo@v.example
          jo@v2.example | jo@v2.example
          git@example.com | git@example.com
          jo@example.com: yes | jo@example.com
          (jo@a-b.example) | jo@a-b.example
          ölaf@example.com | ölaf@example.com
          x//jo@example.com | jo@example.com
          """)
  void is_found_with_exact_borders(String text, String what) {
    assertThat(Personal.found(text, "email")).containsExactly(what);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "user@host",
        "user@example.",
        "@example.com",
        ".@example.com",
        "jo.@example.com",
        "-@example.com",
        "jo@-example.com",
        "jo@.com",
        "jo@example.c",
        "jo@a-.b",
        "lodash@4.17.21",
        "pkg@1.2.3-beta.one",
        "pkg@1.2.rc",
        "pkg@v1.2.rc",
        "this@Screen.firstName",
        "logo@2x.png",
        "getty@tty1.service",
        "git@example.com:group/name.git",
        "https://jo@example.com/",
        "https://jo:secret@example.com/",
        "ssh://git@example.com:22/group/name.git",
        "image@sha256:24636f9f",
        "org.example.Token@5e9f23b4",
        "@Override",
        "a @ b.example",
        "jo@example.a1",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@example.com"
      })
  void is_left_alone(String text) {
    assertThat(Personal.found(text, "email")).isEmpty();
  }

  @Test
  void are_read_no_further_than_any_is_long() {
    assertThat(Personal.found("jo@" + "example.".repeat(20), "email"))
        .containsExactly("jo@" + "example.".repeat(15) + "example");
    assertThat(Personal.found("https://" + "a:".repeat(100) + "jo@example.com", "email"))
        .containsExactly("jo@example.com");
  }
}
