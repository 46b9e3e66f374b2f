package dev.cofferdam.ui.frame;

import dev.cofferdam.ui.Background;
import dev.cofferdam.ui.Screens;
import dev.cofferdam.ui.Settings;
import dev.cofferdam.ui.UnderWay;

/** What every tab of a window works with. */
record FrameParts(
        Screens screens,
        Background background,
        Settings settings,
        UnderWay underWay,
        Notices notices,
        Workbench window) {}
