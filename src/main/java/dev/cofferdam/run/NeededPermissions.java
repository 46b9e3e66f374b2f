package dev.cofferdam.run;

import dev.cofferdam.action.ActionRegistry;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Permission;
import dev.cofferdam.playbook.Phase;
import dev.cofferdam.playbook.Playbook;
import dev.cofferdam.playbook.Step;
import dev.cofferdam.playbook.StepBody;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the steps of a playbook, and of those that it calls, need to be permitted. */
public final class NeededPermissions {
    /**
     * A step that runs an action.
     *
     * @param phase its own, or that of what it stands in
     * @param isOwn whether it is the playbook's own, not one that it calls
     */
    public record Needing(Step step, @Nullable Phase phase, ActionSpec<?, ?> action, boolean isOwn) {
        /** Whether it may work in another account than the run's target. */
        public boolean isElsewhere() {
            return step.where().account() != null;
        }

        /**
         * What it takes to enter the accounts that the step names; the tags and the source identity tie what happens
         * there to the case. A role that the playbook computes is any.
         */
        public List<Permission> entering() {
            if (!isElsewhere()) return List.of();
            var role = step.where().assumeRole();
            var name = role == null || !role.references().isEmpty()
                    ? "*"
                    : role.source().strip();
            return Stream.of("sts:AssumeRole", "sts:SetSourceIdentity", "sts:TagSession")
                    .map(action -> Permission.on("arn:${Partition}:iam::*:role/" + name, action))
                    .toList();
        }
    }

    private NeededPermissions() {}

    /**
     * In the playbook's order.
     *
     * @throws IntentException when this program knows no such action
     */
    public static List<Needing> of(Playbook playbook, ActionRegistry actions) {
        var found = new ArrayList<Needing>();
        collect(playbook.steps(), null, true, actions, found);
        return List.copyOf(found);
    }

    private static void collect(
            List<Step> steps, @Nullable Phase around, boolean isOwn, ActionRegistry actions, List<Needing> found) {
        for (var step : steps) {
            var phase = step.phase() == null ? around : step.phase();
            switch (step.body()) {
                case StepBody.Act act ->
                    found.add(new Needing(
                            step,
                            phase,
                            actions.find(act.action())
                                    .orElseThrow(() ->
                                            new IntentException("This program knows no action " + act.action() + "."))
                                    .spec(),
                            isOwn));
                case StepBody.Call call -> collect(call.playbook().steps(), phase, false, actions, found);
                case StepBody.Choose _, StepBody.Parallel _ -> collect(step.children(), phase, isOwn, actions, found);
                case StepBody.Manual _, StepBody.Approve _, StepBody.End _ -> {}
            }
        }
    }
}
