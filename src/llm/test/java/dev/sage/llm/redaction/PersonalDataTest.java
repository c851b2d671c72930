package dev.sage.llm.redaction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.redaction.Personal.Place;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalDataTest {

  private static final String[] ALL = {
    "email", "phone", "iban", "credit-card", "us-ssn", "ipv4", "ipv6", "mac"
  };

  @Nested
  class Kinds {

    @Test
    void are_looked_for_only_when_they_are_asked_for() {
      var text = "jo@example.com, +1 202 555 0123, 203.0.113.7, 00:00:5e:00:53:01";

      assertThat(Personal.found(text)).isEmpty();
      assertThat(Personal.found(text, "ipv4")).containsExactly("203.0.113.7");
      assertThat(Personal.places(text, ALL))
          .extracting(Place::kind)
          .containsExactly("email", "phone", "ipv4", "mac");
    }

    @Test
    void cost_nothing_when_there_are_none() {
      var data = new PersonalData(Set.of());
      var view = View.whole("jo@example.com".getBytes(UTF_8));

      assertThat(data.next(view, 0)).isEqualTo(view.end());
      assertThat(data.next(view, 99)).isEqualTo(99);
      assertThat(data.find(view, 2, new Found())).isFalse();
      assertThat(data.find(view, 99, new Found())).isFalse();
      assertThat(data.held(view)).isEqualTo(view.end());
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "{\"id\":\"chatcmpl-OG6sT2eDPcBpdH8hRFUnKuCVZY0jv\",\"created\":1712786690}",
          "{\"prompt_tokens\":1234567,\"completion_tokens\":4155550}",
          "{\"id\":\"msg_01XFDUDYJgAACzvnptvVoYEL\",\"type\":\"message\"}",
          "\"embedding\":[0.01957595,-0.05456392,1.0e-8]",
          "traceparent: 00-820653a3259f5923202fec5114cc3925-80005b3687816f32-01",
          "550e8400-e29b-41d4-a716-446655440000",
          "12345678-1234-4123-8123-123456789012",
          "2026-11-25T10:11:12.123456789+01:00",
          "order 4111 1111 1111 1112",
          "ISBN 978-3-16-148410-0",
          "latitude 40.712776 longitude -74.005974",
          "claude-sonnet-4-5-20250929 gpt-4o-2024-08-06",
          "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"
        })
    void leave_alone_what_traffic_is_full_of(String text) {
      assertThat(Personal.found(text, ALL)).isEmpty();
    }
  }

  @Nested
  class Anywhere {

    private final SplittableRandom random = new SplittableRandom(6);

    private static final List<String> SPACES = List.of("", " ", "\n", "\"", "(", " of: ");

    @Test
    void what_is_valid_is_found_with_exact_borders() {
      for (int i = 0; i < 4_000; i++) {
        var value = value(i % 7);
        var before = noise();
        var text = before + value + pick(List.of(" ", "\n", "\"", ", ")) + noise();

        assertThat(Personal.found(text, ALL)).as(text).containsExactly(value);
      }
    }

    @Test
    void one_wrong_digit_loses_what_has_check_digits() {
      for (int i = 0; i < 1_000; i++) {
        var value = value(i % 2);
        int at = value.length() - 1;
        char wrong = (char) ('0' + (value.charAt(at) - '0' + 1 + random.nextInt(9)) % 10);

        assertThat(Personal.found(value.substring(0, at) + wrong, "iban", "credit-card")).isEmpty();
      }
    }

    private String value(int kind) {
      return switch (kind) {
        case 0 -> card("4" + digits(14));
        case 1 -> iban(digits(18));
        case 2 -> "p" + digits(3) + "@mail" + random.nextInt(9) + ".example.org";
        case 3 -> "+49 30 " + (1 + random.nextInt(9)) + digits(6);
        case 4 -> "203.0.113." + random.nextInt(256);
        case 5 -> "2001:db8:" + Integer.toHexString(1 + random.nextInt(65_535)) + "::1";
        default -> "00:00:5e:00:53:" + digits(2);
      };
    }

    private String noise() {
      var noise = new StringBuilder();
      for (int i = random.nextInt(5); i > 0; i--) {
        noise.append(pick(List.of("word", "Größe", "{\"x\":", "=>", "a-b", "..."))).append(' ');
      }
      return noise + pick(SPACES);
    }

    private String pick(List<String> some) {
      return some.get(random.nextInt(some.size()));
    }

    private String digits(int count) {
      var digits = new StringBuilder();
      for (int i = 0; i < count; i++) {
        digits.append(random.nextInt(10));
      }
      return digits.toString();
    }

    private static String card(String start) {
      for (int check = 0; ; check++) {
        var luhn = new Luhn();
        (start + check).chars().forEach(c -> luhn.add(c - '0'));
        if (luhn.valid()) {
          return start + check;
        }
      }
    }

    private static String iban(String account) {
      var number = new BigInteger(account + "131400");
      int check = 98 - number.mod(BigInteger.valueOf(97)).intValue();
      return "DE%02d%s".formatted(check, account);
    }
  }

  @Nested
  class Held_back {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        ignoreLeadingAndTrailingWhitespace = false,
        value = {
          "email|write to jo.doe|jo.doe",
          "email|write to jo@exam|jo@exam",
          "email|write to jo@|jo@",
          "email|write to |''",
          "phone|call +1 (202) 55|+1 (202) 55",
          "phone|call (|(",
          "phone|call 202-555-0123:|202-555-0123:",
          "phone|call 202-555-0123,|202-555-0123,",
          "phone|a, b|''",
          "phone|a. |''",
          "credit-card|card 4111 1111 |4111 1111 ",
          "us-ssn|219-09-|219-09-",
          "ipv4|at 203.0/|203.0/",
          "iban|to G|G",
          "iban|to GB|GB",
          "iban|to GBx|''",
          "iban|to XX|''",
          "iban|to xGB|''",
          "iban|to GB82 WEST-1234|GB82 WEST-1234",
          "iban|to GB82 WEST 12\u00a034|GB82 WEST 12\u00a034",
          "iban|to GB82WEST123456987654321|''",
          "iban|to GB82.W|W",
          "ipv6|at 2001:db8|2001:db8",
          "ipv6|at fe80::1%eth|fe80::1%eth",
          "ipv6|the be|be",
          "ipv6|the deadbeef|''",
          "mac|at 00-00-5e|00-00-5e"
        })
    void is_what_may_become_something(String kind, String text, String held) {
      assertThat(Personal.held(text, kind)).isEqualTo(held);
    }

    @Test
    void is_bounded() {
      for (var part : List.of("a", "1 ", "a.", "1:", "GB", "é", "-", "a@")) {
        assertThat(Personal.held(part.repeat(1_000), ALL).length()).as(part).isLessThan(256);
      }
    }

    @Test
    void is_no_later_than_what_is_found_when_all_is_there() {
      for (var text :
          List.of(
              "x jo.doe@mail.example.org x",
              "x +44 (0)20 7946 0958 x",
              "x GB82 WEST 1234 5698 7654 32 x",
              "x 4111‑1111‑1111‑1111 x",
              "x 219-09-9998 x",
              "x 203.0.113.0/24 x",
              "x fe80::1%eth0 x",
              "x 00-00-5E-00-53-01 x")) {
        var bytes = text.getBytes(UTF_8);
        var place = Personal.places(text, ALL).getFirst();
        var data = new PersonalData(Set.of(ALL));
        for (int cut = place.from() + 1; cut <= place.to(); cut++) {
          assertThat(data.held(View.whole(Arrays.copyOf(bytes, cut))))
              .as("%s at %d", text, cut)
              .isLessThanOrEqualTo(place.from());
        }
      }
    }
  }
}
