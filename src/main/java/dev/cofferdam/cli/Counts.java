package dev.cofferdam.cli;

import dev.cofferdam.run.RunSnapshot;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How many steps of a run stand how. */
final class Counts {
    private Counts() {}

    static String of(RunSnapshot run) {
        return run.steps().stream()
                .filter(step -> !step.holdsOthers())
                .collect(Collectors.groupingBy(
                        step -> step.state().word().replace('_', ' '), TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
    }
}
