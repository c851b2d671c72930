package dev.sage.llm.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IbanTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          IBAN: GB82WEST12345698765432 | GB82WEST12345698765432
          GB82 WEST 1234 5698 7654 32 | GB82 WEST 1234 5698 7654 32
          GB82-WEST-1234-5698-7654-32 | GB82-WEST-1234-5698-7654-32
          gb82west12345698765432 | gb82west12345698765432
          (NL91 ABNA 0417 1643 00) | NL91 ABNA 0417 1643 00
          CH9300762011623852957, please | CH9300762011623852957
          MT84MALT011000012345MTLCAST001S | MT84MALT011000012345MTLCAST001S
          NO9386011117947. | NO9386011117947
          DE89 3704 0044 0532 0130 00 2 EUR | DE89 3704 0044 0532 0130 00
          DE89 3704 0044 0532 0130 00 | DE89 3704 0044 0532 0130 00
          """)
  void is_found_with_exact_borders(String text, String what) {
    assertThat(Personal.found(text, "iban")).containsExactly(what);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GB83WEST12345698765432",
        "GB82WEST1234569876543",
        "GB82WEST123456987654321",
        "GB82WEST12345698765432_",
        "XGB82WEST12345698765432",
        "_GB82WEST12345698765432",
        "1GB82WEST12345698765432",
        "GB82  WEST 1234 5698 7654 32",
        "GB82 1EST 1234 5698 7654 32",
        "ZZ82WEST12345698765432",
        "DE89A704004405320130 00",
        "DE8",
        "D189370400440532013000",
        "1289370400440532013000",
        "GB82 WES.T123 4569 8765 432",
        "be68539007547035",
        "00-80005b3687816f32-01",
        "D_89370400440532013000",
        "_ 89370400440532013000",
        "é89370400440532013000",
        "D é89370400440532013000"
      })
  void is_left_alone(String text) {
    assertThat(Personal.found(text, "iban")).isEmpty();
  }
}
