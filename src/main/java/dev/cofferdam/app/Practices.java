package dev.cofferdam.app;

import dev.cofferdam.cli.Parts;
import dev.cofferdam.ui.Practice;
import java.util.List;
import java.util.function.Supplier;

/** The range's scenarios, each with the finding that it begins with. */
record Practices(Parts parts) implements Supplier<List<Practice>> {
    @Override
    public List<Practice> get() {
        return parts.scenarios().stream()
                .map(scenario -> new Practice(
                        scenario.name(), scenario.title(), scenario.description(), parts.finding(scenario.name())))
                .toList();
    }
}
