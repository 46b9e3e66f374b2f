package dev.cofferdam.run;

import dev.cofferdam.action.Action;
import dev.cofferdam.action.ActionRegistry;
import dev.cofferdam.action.Kind;
import dev.cofferdam.playbook.Phase;
import dev.cofferdam.playbook.StepBody;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a run means for the incident at one moment, told from its steps alone. Immutable.
 *
 * @param contained steps whose containment holds now: done, or found done, and not taken back
 * @param evidence steps whose evidence is kept
 * @param inDoubt steps of which nobody knows whether their change took effect
 * @param failed steps that failed and still hold the run up
 * @param next the one step whose turn it is, the first where there are several
 * @param hasContainment whether the run contains anything at all
 * @param containedAt when the last containment that there is to do was done; empty while some is left, failed or in
 *     doubt, or none holds
 */
public record Situation(
        List<StepView> contained,
        List<StepView> evidence,
        List<StepView> inDoubt,
        List<StepView> failed,
        Optional<StepView> next,
        boolean hasContainment,
        Optional<Instant> containedAt) {

    public static Situation of(RunSnapshot run, ActionRegistry actions) {
        var phases = run.phases();
        // what contains by its nature but stands in another phase is there to keep evidence from being lost
        var containing = run.steps().stream()
                .filter(view -> isOf(view, Kind.CONTAIN, actions))
                .filter(view -> phases.getOrDefault(view.key(), Phase.CONTAIN) == Phase.CONTAIN)
                .toList();
        var contained = containing.stream().filter(Situation::holds).toList();
        return new Situation(
                contained,
                run.steps().stream()
                        .filter(view -> keepsEvidence(view, actions) && holds(view))
                        .toList(),
                run.steps().stream()
                        .filter(view -> !view.holdsOthers() && view.state() instanceof StepState.InDoubt)
                        .toList(),
                run.next().stream()
                        .flatMap(key -> run.step(key).stream())
                        .filter(view -> view.state() instanceof StepState.Failed)
                        .toList(),
                run.next().stream().flatMap(key -> run.step(key).stream()).findFirst(),
                !containing.isEmpty(),
                containedAt(containing, contained));
    }

    private static Optional<Instant> containedAt(List<StepView> containing, List<StepView> contained) {
        if (!containing.stream().allMatch(view -> view.state().settled())) return Optional.empty();
        return contained.stream()
                .map(StepView::last)
                .filter(Objects::nonNull)
                .map(StepView.Last::at)
                .max(Instant::compareTo);
    }

    private static boolean keepsEvidence(StepView view, ActionRegistry actions) {
        return isOf(view, Kind.PRESERVE, actions)
                || (!view.holdsOthers() && view.step().evidence() != null);
    }

    private static boolean isOf(StepView view, Kind kind, ActionRegistry actions) {
        return !view.holdsOthers()
                && view.step().body() instanceof StepBody.Act act
                && actions.find(act.action())
                        .map(Action::spec)
                        .filter(spec -> spec.kind() == kind)
                        .isPresent();
    }

    private static boolean holds(StepView view) {
        return view.state() instanceof StepState.Done || view.state() instanceof StepState.AlreadyDone;
    }
}
