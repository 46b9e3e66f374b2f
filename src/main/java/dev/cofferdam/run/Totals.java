package dev.cofferdam.run;

import java.util.List;
import java.util.function.Predicate;

/** How a container stands, from how the steps in it stand. */
final class Totals {
    private Totals() {}

    /** The states of what it holds; none: there was nothing to do. */
    static StepState of(List<StepState> held) {
        if (held.stream().allMatch(StepState::settled)) return settled(held);
        return first(held, s -> s instanceof StepState.InDoubt)
                .or(() -> first(held, s -> s instanceof StepState.Failed))
                .or(() -> first(held, s -> s instanceof StepState.Running))
                .or(() -> first(
                                held,
                                s -> s instanceof StepState.Planned
                                        || s instanceof StepState.AwaitingApproval
                                        || s instanceof StepState.Ready)
                        .map(_ -> new StepState.Ready()))
                .orElseGet(StepState.Waiting::new);
    }

    private static StepState settled(List<StepState> held) {
        if (held.isEmpty() || held.stream().anyMatch(s -> s instanceof StepState.Done)) return new StepState.Done();
        return first(held, s -> s instanceof StepState.AlreadyDone)
                .or(() -> first(held, s -> s instanceof StepState.Undone))
                .orElse(held.getFirst());
    }

    private static java.util.Optional<StepState> first(List<StepState> held, Predicate<StepState> which) {
        return held.stream().filter(which).findFirst();
    }
}
