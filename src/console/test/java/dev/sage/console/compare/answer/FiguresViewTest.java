package dev.sage.console.compare.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.streams.explain.Figure;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresViewTest {
  @Test
  void says_what_came_from_the_providers_cache_and_what_it_cost() {
    assertThat(values(FiguresView.figures(figures(800), new BigDecimal("0.0123"))))
        .containsExactly("412 ms", "50.0 tok/s", "1,000 (800 cached) → 20 tok", "$0.0123");
  }

  @Test
  void says_nothing_of_a_cache_and_that_a_price_is_not_known() {
    assertThat(values(FiguresView.figures(figures(-1), null)))
        .containsExactly("412 ms", "50.0 tok/s", "1,000 → 20 tok", "–");
  }

  private static List<String> values(List<Figure> figures) {
    return figures.stream().map(figure -> figure.shown().value()).toList();
  }

  private static Figures figures(long cached) {
    return new Figures(
        AnswerStatus.COMPLETE, 1, Duration.ZERO, 412, 50, false, 1_000, cached, 20, "stop", 0);
  }
}
