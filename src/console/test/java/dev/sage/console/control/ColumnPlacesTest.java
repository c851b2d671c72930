package dev.sage.console.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnPlacesTest {
  private enum Column implements TextColumn {
    ONE,
    TWO,
    LAST;

    @Override
    public String key() {
      return name();
    }

    @Override
    public String title() {
      return name();
    }

    @Override
    public double width() {
      return 50;
    }

    @Override
    public boolean figure() {
      return false;
    }
  }

  @Test
  void stand_side_by_side_and_the_last_has_the_rest() {
    ColumnPlaces places = ColumnPlaces.of(300, List.of(Column.values()), Column::width);
    assertThat(places.place(Column.ONE)).isEqualTo(new ColumnPlaces.Place(0, 50));
    assertThat(places.place(Column.TWO)).isEqualTo(new ColumnPlaces.Place(50, 50));
    assertThat(places.place(Column.LAST)).isEqualTo(new ColumnPlaces.Place(100, 200));
    assertThat(places.place(Column.LAST).room()).isEqualTo(184);
  }

  @Test
  void leave_the_last_nothing_where_there_is_nothing() {
    ColumnPlaces places = ColumnPlaces.of(80, List.of(Column.values()), Column::width);
    assertThat(places.place(Column.LAST).width()).isZero();
    assertThat(places.place(Column.LAST).room()).isZero();
  }
}
