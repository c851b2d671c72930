package dev.sage.console.compare.answer;

import dev.sage.console.shell.Action;
import dev.sage.console.shell.Background;
import dev.sage.console.shell.Overlays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What a column's view needs of the window and the panel.
 *
 * @param board what can be done with the columns
 * @param desk what is done with answers outside of the window
 * @param verdicts what assertions say
 * @param background runs work off the FX thread
 * @param overlays where sheets and menus lie
 * @param seen whether the panel is on the screen
 * @param openCall opens a call of that id in the panel Streams
 * @param setUp shows what the provider of that id is set up with
 * @param menu the actions of a column, for its menu
 */
public record ColumnTools(
    ColumnBoard board,
    AnswerDesk desk,
    AnswerVerdicts verdicts,
    Background background,
    Overlays overlays,
    BooleanSupplier seen,
    Consumer<String> openCall,
    Consumer<String> setUp,
    Supplier<List<Action>> menu) {}
