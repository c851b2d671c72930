package dev.sage.console.control;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HexRowsTest {
  private static final byte[] BYTES = "abcdefghijklmnopqrst".getBytes(US_ASCII);

  @Test
  void shows_offset_bytes_and_text() {
    assertThat(rows(null).get(0)).isEqualTo("00000000  61 62 63 64  65 66 67 68  abcdefgh");
    assertThat(rows(null).get(2)).isEqualTo("00000010  71 72 73 74               qrst");
  }

  @Test
  void puts_brackets_around_some_bytes_and_keeps_the_columns() {
    assertThat(rows(new ByteRange(1, 3)).get(0))
        .isEqualTo("00000000  61[62 63]64  65 66 67 68  abcdefgh");
    assertThat(rows(new ByteRange(4, 8)).get(0))
        .isEqualTo("00000000  61 62 63 64 [65 66 67 68] abcdefgh");
    assertThat(rows(new ByteRange(0, 1)).get(0))
        .isEqualTo("00000000 [61]62 63 64  65 66 67 68  abcdefgh");
  }

  @Test
  void brackets_stand_where_it_begins_and_ends_over_several_rows() {
    HexRows rows = rows(new ByteRange(6, 18));
    assertThat(rows.get(0)).isEqualTo("00000000  61 62 63 64  65 66[67 68  abcdefgh");
    assertThat(rows.get(1)).doesNotContain("[", "]");
    assertThat(rows.get(2)).isEqualTo("00000010  71 72]73 74               qrst");
  }

  private static HexRows rows(@Nullable ByteRange mark) {
    return new HexRows(BYTES, 8, mark);
  }
}
