package dev.sage.console.shell;

import javafx.collections.ObservableList;
import javafx.scene.Node;

/**
 * What the window offers its panels; a panel's constructor takes of these what it needs.
 *
 * @param pulse brings gathered data to the screen once a frame
 * @param background runs work off the FX thread
 * @param problems where errors are listed
 * @param notices short messages at the top right
 * @param drafts unfinished texts that outlive a kill
 * @param status what the status bar tells
 * @param memory remembers divider positions
 * @param navigator brings panels on the screen
 * @param overlays what lies over the panels
 * @param appearance theme and size, to be shown and changed
 * @param presentation masks content while the window is shown to others
 * @param corner what stands at the upper right whichever panel is shown
 * @param actions what can be done whichever panel is shown; those that are there when the panels
 *     have been made
 * @param foot what stands in the status bar beside what is always there
 */
public record Services(
    Pulse pulse,
    Background background,
    Problems problems,
    Notices notices,
    Drafts drafts,
    Status status,
    WindowMemory memory,
    Navigator navigator,
    Overlays overlays,
    Appearance appearance,
    Presentation presentation,
    ObservableList<Node> corner,
    ObservableList<Action> actions,
    ObservableList<Node> foot) {}
