package dev.cofferdam.ui.frame;

import dev.cofferdam.ui.Beginning;
import dev.cofferdam.ui.Command;
import dev.cofferdam.ui.Settings;
import dev.cofferdam.ui.TextSize;
import dev.cofferdam.ui.Theme;
import dev.cofferdam.ui.Words;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What can be done now: with the screen that is looked at, then with the window around it. */
final class FrameCommands {
    private final Tabs tabs;
    private final Settings settings;

    FrameCommands(Tabs tabs, Settings settings) {
        this.tabs = tabs;
        this.settings = settings;
    }

    List<Command> all() {
        var commands = new ArrayList<Command>();
        var selected = tabs.selected();
        selected.front().commands().stream()
                .map(command ->
                        command.hinderedIf(command.enabled() && selected.hasOverlay(), Words.of("command.covered")))
                .forEach(commands::add);
        ofTabs(commands);
        if (selected != tabs.start()) commands.addAll(tabs.start().front().commands());
        looks(commands);
        zones(commands);
        return commands;
    }

    private void ofTabs(List<Command> commands) {
        var group = Words.of("command.group.window");
        var open = tabs.all();
        for (var i = 0; i < open.size(); i++) {
            var tab = open.get(i);
            if (tab == tabs.selected()) continue;
            var command = Command.of(
                    "tab." + tab.caseId().orElse("" + i),
                    Words.of("command.tab", tab.title().get()),
                    group,
                    () -> tabs.select(tab));
            commands.add(i < 9 ? command.keys("Shortcut+" + (i + 1)) : command);
        }
        commands.add(Command.of(
                "case.new",
                Words.of("command.new"),
                Words.of("command.group.cases"),
                () -> tabs.showNewCase(new Beginning.Blank())));
        commands.add(Command.of(
                        "tab.close",
                        Words.of("command.close"),
                        group,
                        () -> tabs.selected().leaveFront())
                .keys("Shortcut+W")
                .hinderedIf(tabs.selected() == tabs.start(), Words.of("command.close.start")));
        commands.add(Command.of("tab.next", Words.of("command.tab.next"), group, () -> tabs.selectNext(1))
                .keys("Ctrl+Tab")
                .hinderedIf(open.size() < 2, Words.of("command.tab.only")));
    }

    private void looks(List<Command> commands) {
        var group = Words.of("command.group.looks");
        for (var theme : Theme.values()) {
            commands.add(Command.of(
                            "looks." + theme,
                            Words.of("command.theme", HeaderTools.word(theme)),
                            group,
                            () -> settings.theme().set(theme))
                    .hinderedIf(settings.theme().get() == theme, Words.of("command.looks.already")));
        }
        for (var size : TextSize.values()) {
            var command = Command.of(
                            "text." + size,
                            Words.of("command.text", size.percent()),
                            group,
                            () -> settings.textSize().set(size))
                    .hinderedIf(settings.textSize().get() == size, Words.of("command.looks.already"));
            commands.add(size == TextSize.NORMAL ? command.keys("Shortcut+0") : command);
        }
    }

    /** All there are: whoever handles an incident across the world finds the other office's. */
    private void zones(List<Command> commands) {
        var group = Words.of("command.group.zone");
        commands.add(Command.of(
                        "zone.utc",
                        Words.of("command.zone.none"),
                        group,
                        () -> settings.zone().set(Optional.empty()))
                .hinderedIf(settings.zone().get().isEmpty(), Words.of("command.looks.already")));
        commands.add(zone(ZoneId.systemDefault(), Words.of("command.zone.here", ZoneId.systemDefault()), group));
        ZoneId.getAvailableZoneIds().stream()
                .filter(id -> id.indexOf('/') > 0 && !id.startsWith("Etc/") && !id.startsWith("SystemV/"))
                .sorted()
                .map(id -> zone(ZoneId.of(id), Words.of("command.zone", id.replace('_', ' ')), group))
                .forEach(commands::add);
    }

    private Command zone(ZoneId zone, String name, String group) {
        return Command.of("zone." + zone, name, group, () -> settings.zone().set(Optional.of(zone)));
    }
}
