package dev.cofferdam.run;

import dev.cofferdam.action.ValueType;
import dev.cofferdam.playbook.Playbook;
import dev.cofferdam.playbook.Step;
import dev.cofferdam.playbook.StepBody;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tells which of a playbook's inputs a step's resource comes from, through the outputs of the steps between: two steps
 * that share one work on the same thing (an instance and its volumes), whatever the values are.
 */
final class ResourceRoots {
    /** Inputs of these types say where or how, not on what. */
    private static final Set<ValueType> NO_RESOURCE = EnumSet.of(
            ValueType.STRING,
            ValueType.TEXT,
            ValueType.BOOLEAN,
            ValueType.INTEGER,
            ValueType.NUMBER,
            ValueType.ENUM,
            ValueType.TIMESTAMP,
            ValueType.DURATION,
            ValueType.AWS_ACCOUNT_ID,
            ValueType.AWS_REGION,
            ValueType.S3_BUCKET,
            ValueType.JSON);

    private final Playbook playbook;
    private final Nesting nesting;

    ResourceRoots(Playbook playbook, Nesting nesting) {
        this.playbook = playbook;
        this.nesting = nesting;
    }

    /** Names of inputs. */
    Set<String> of(Step step) {
        var roots = new TreeSet<String>();
        follow(step, roots, new HashSet<>());
        return roots;
    }

    private void follow(Step step, Set<String> roots, Set<String> seen) {
        if (!seen.add(step.id())) return;
        if (step.body() instanceof StepBody.Act act) {
            act.with().values().forEach(value -> references(value.references(), step, roots, seen));
        }
    }

    private void references(Set<String> references, Step by, Set<String> roots, Set<String> seen) {
        for (var reference : references) {
            if (reference.startsWith("inputs.")) {
                var name = reference.substring("inputs.".length()).split("\\.", 2)[0];
                var input = playbook.inputs().get(name);
                if (input != null && !NO_RESOURCE.contains(input.type())) roots.add(name);
            } else if (!reference.startsWith("steps.")) {
                variable(reference, by, roots, seen);
            }
        }
        Scopes.stepsIn(references).forEach(id -> nesting.step(id).ifPresent(step -> follow(step, roots, seen)));
    }

    /** A round's value comes from what its loop goes over. */
    private void variable(String reference, Step by, Set<String> roots, Set<String> seen) {
        var name = reference.split("\\.", 2)[0];
        for (var id : nesting.loops(by.id())) {
            nesting.step(id).ifPresent(loop -> {
                var each = loop.forEach();
                if (each != null && each.as().equals(name) && seen.add(id + " loop")) {
                    references(each.items().references(), loop, roots, seen);
                }
            });
        }
    }
}
