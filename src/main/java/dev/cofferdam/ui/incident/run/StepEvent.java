package dev.cofferdam.ui.incident.run;

import dev.cofferdam.playbook.StepBody;
import dev.cofferdam.run.RunSnapshot;
import dev.cofferdam.run.StepKey;
import dev.cofferdam.run.StepState;
import dev.cofferdam.run.StepView;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Something that became of a step, and that somebody who looks elsewhere wants to hear of. */
public sealed interface StepEvent {
    /** As it is now. */
    StepView step();

    /** It was carried out, or its goal held already. */
    record Finished(StepView step) implements StepEvent {}

    record Failed(StepView step, String message) implements StepEvent {}

    record InDoubt(StepView step, String why) implements StepEvent {}

    /** A person has to do, to answer or to decide something. */
    record WaitsForSomebody(StepView step) implements StepEvent {}

    /**
     * What became of the steps, in the playbook's order.
     *
     * @param before how they stood; of what was running, how it stood before it ran: to look at a step that is done,
     *     for a plan to take it back, does not finish it a second time
     */
    static List<StepEvent> since(Map<StepKey, StepState> before, RunSnapshot now) {
        return now.steps().stream()
                .filter(step -> before.containsKey(step.key()))
                .flatMap(step -> of(Objects.requireNonNull(before.get(step.key())), step).stream())
                .toList();
    }

    private static Optional<StepEvent> of(StepState former, StepView now) {
        if (former.word().equals(now.state().word())) return Optional.empty();
        return switch (now.state()) {
            case StepState.Done _, StepState.AlreadyDone _ ->
                isCarriedOut(now) ? Optional.of(new Finished(now)) : Optional.empty();
            case StepState.Failed failed ->
                Optional.of(new Failed(now, failed.failure().what()));
            case StepState.InDoubt doubt -> Optional.of(new InDoubt(now, doubt.why()));
            case StepState.AwaitingApproval _ -> Optional.of(new WaitsForSomebody(now));
            case StepState.Ready _ ->
                former instanceof StepState.Waiting && wantsAPerson(now)
                        ? Optional.of(new WaitsForSomebody(now))
                        : Optional.empty();
            case StepState.Waiting _,
                    StepState.Planned _,
                    StepState.Running _,
                    StepState.Skipped _,
                    StepState.Undone _ -> Optional.empty();
        };
    }

    /** What a person did needs no telling, and what holds others is told by them. */
    private static boolean isCarriedOut(StepView step) {
        return !step.holdsOthers() && step.step().body() instanceof StepBody.Act;
    }

    private static boolean wantsAPerson(StepView step) {
        return !step.holdsOthers()
                && Stream.of(StepBody.Manual.class, StepBody.Approve.class)
                        .anyMatch(kind -> kind.isInstance(step.step().body()));
    }
}
