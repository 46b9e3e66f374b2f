package dev.cofferdam.cli;

import dev.cofferdam.action.Change;
import dev.cofferdam.action.Plan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** A plan as lines: each resource, and below it each attribute, before and after. Nothing of it is left out. */
final class PlanLines {
    private static final int SHORT = 34;

    private PlanLines() {}

    static void print(Plan plan, Terminal terminal) {
        terminal.line("  " + Style.STRONG.of("plan") + "    " + PlainText.line(plan.summary()));
        if (plan.changes().isEmpty()) terminal.line("          nothing to change: the goal already holds");
        var byResource = new LinkedHashMap<String, List<Change>>();
        plan.changes()
                .forEach(change -> byResource
                        .computeIfAbsent(change.resource(), _ -> new ArrayList<>())
                        .add(change));
        byResource.forEach((resource, changes) -> {
            terminal.line("          " + Style.CODE.of(PlainText.line(resource)));
            changes.forEach(change -> print(change, terminal));
        });
        for (var warning : plan.warnings()) {
            var mark = "  beware  ";
            for (var line : Wrapped.lines(warning, Terminal.WIDTH - 10)) {
                terminal.line(Style.WARNING.of(mark + line));
                mark = " ".repeat(10);
            }
        }
    }

    private static void print(Change change, Terminal terminal) {
        var before = ValueText.of(change.before());
        var after = ValueText.of(change.after());
        var name = "            " + PlainText.line(change.attribute());
        if (isShort(before) && isShort(after)) {
            terminal.line(name + ": " + Style.BAD.of(before) + " → " + Style.GOOD.of(after));
            return;
        }
        terminal.line(name + ":");
        block("- ", Style.BAD, before, terminal);
        block("+ ", Style.GOOD, after, terminal);
    }

    private static void block(String sign, Style style, String value, Terminal terminal) {
        var first = sign;
        for (var line : Wrapped.lines(value, Terminal.WIDTH - 16)) {
            terminal.line("              " + style.of(first + line));
            first = "  ";
        }
    }

    private static boolean isShort(String value) {
        return value.length() <= SHORT && value.indexOf('\n') < 0;
    }
}
