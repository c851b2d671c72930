package dev.sage.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Ids sort by time, and those of other programs' calls are the same each time. */
class IdsTest {

  private static final Instant THEN = Instant.parse("2026-07-25T17:20:00.123Z");

  @Test
  void the_id_of_what_another_program_made_is_the_same_each_time() {
    assertThat(Ids.of(THEN, "a")).isEqualTo(Ids.of(THEN, "a")).isNotEqualTo(Ids.of(THEN, "b"));
  }

  @Test
  void it_is_a_version_7_uuid_of_its_time() {
    var id = UUID.fromString(Ids.of(THEN, "a"));

    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(THEN.toEpochMilli());
    assertThat(Ids.of(THEN, "z")).isLessThan(Ids.of(THEN.plusMillis(1), "a"));
    assertThat(UUID.fromString(Ids.next()).version()).isEqualTo(7);
  }
}
