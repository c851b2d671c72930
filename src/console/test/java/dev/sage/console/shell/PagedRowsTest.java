package dev.sage.console.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.ui.UiThread;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PagedRowsTest {
  private final UiThread ui = new UiThread();
  private final ConcurrentLinkedQueue<Integer> read = new ConcurrentLinkedQueue<>();
  private final PagedRows<String> rows =
      ui.on(() -> new PagedRows<>(ui.background(), "Reading", 100));

  @AfterEach
  void close() {
    ui.close();
  }

  private PagedRows.Source<String> named(String name, int size) {
    return (from, count) -> {
      read.add(from);
      return IntStream.range(from, Math.min(size, from + count)).mapToObj(i -> name + i).toList();
    };
  }

  private @Nullable String at(int index) {
    return ui.on(() -> Optional.ofNullable(rows.at(index))).orElse(null);
  }

  private void settle() throws InterruptedException {
    ui.await("pages", rows::settled);
  }

  @Test
  void reads_only_the_pages_that_somebody_looks_at() throws Exception {
    ui.run(() -> rows.show(named("a", 10_000_000), 10_000_000));
    List<Integer> looked = List.of(7_654_321, 7_654_322);
    // In one turn: a page may be there as soon as it has been asked for.
    assertThat(ui.on(() -> looked.stream().map(i -> Optional.ofNullable(rows.at(i))).toList()))
        .containsOnly(Optional.empty());
    settle();
    assertThat(at(7_654_321)).isEqualTo("a7654321");
    assertThat(read).containsExactly(7_654_300);
    assertThat(ui.on(() -> rows.indexOf("a7654399"::equals))).hasValue(7_654_399);
    assertThat(ui.on(() -> rows.indexOf("a1"::equals))).isEmpty();
  }

  @Test
  void shows_what_it_knows_until_it_has_been_read_anew() throws Exception {
    ui.run(() -> rows.show(named("a", 200), 200));
    at(0);
    settle();
    ui.run(() -> rows.renew(named("b", 200), 200));
    assertThat(at(0)).isEqualTo("a0");
    settle();
    assertThat(at(0)).isEqualTo("b0");
  }

  @Test
  void knows_nothing_of_other_rows() throws Exception {
    ui.run(() -> rows.show(named("a", 200), 200));
    at(0);
    settle();
    ui.run(() -> rows.show(named("b", 50), 50));
    assertThat(at(0)).isNull();
    settle();
    assertThat(at(0)).isEqualTo("b0");
    assertThat(ui.on(rows::size).intValue()).isEqualTo(50);
  }

  @Test
  void takes_rows_that_were_read_elsewhere() throws Exception {
    supply(3, 3);
    assertThat(at(2)).isEqualTo("a2");
    supply(120, 120);
    assertThat(at(110)).isEqualTo("a110");
    assertThat(read).isEmpty();
  }

  @Test
  void reads_on_where_more_had_come_than_was_supplied() throws Exception {
    supply(3, 50);
    // In one turn: the page may be there as soon as it has been asked for.
    assertThat(ui.on(() -> rows.at(2) + ", " + rows.at(40))).isEqualTo("a2, null");
    settle();
    assertThat(at(40)).isEqualTo("a40");
  }

  private void supply(int supplied, int size) {
    ui.run(
        () -> {
          rows.show(named("a", 150), 0);
          rows.supply(0, IntStream.range(0, supplied).mapToObj(i -> "a" + i).toList());
          rows.resize(size);
        });
  }

  @Test
  void reads_the_last_page_again_when_rows_are_added_to_it() throws Exception {
    ui.run(() -> rows.show(named("a", 150), 150));
    at(120);
    settle();
    ui.run(
        () -> {
          rows.renew(named("a", 180), 150);
          rows.resize(180);
        });
    assertThat(at(170)).isNull();
    settle();
    assertThat(at(170)).isEqualTo("a170");
  }

  @Test
  void asks_again_with_the_next_change_for_what_could_not_be_read() throws Exception {
    ui.run(
        () ->
            rows.show(
                (from, count) -> {
                  throw new IllegalStateException("the disk is gone");
                },
                200));
    assertThat(at(0)).isNull();
    settle();
    ui.run(() -> rows.renew(named("a", 200), 200));
    at(0);
    settle();
    assertThat(at(0)).isEqualTo("a0");
  }

  @Test
  void is_empty_at_first() {
    assertThat(ui.on(rows::isEmpty).booleanValue()).isTrue();
    ui.run(() -> rows.show((from, count) -> List.of(), 3));
    assertThat(ui.on(rows::isEmpty).booleanValue()).isFalse();
  }
}
