package dev.cofferdam.run;

import dev.cofferdam.action.CancelledException;
import dev.cofferdam.caselog.Json;
import dev.cofferdam.playbook.EvaluationException;
import dev.cofferdam.playbook.Scope;
import dev.cofferdam.playbook.StepBody;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * All that working on one step needs, whatever its action is.
 *
 * @param facts what the records say of the step now
 * @param scope what expressions of the step see now, for what they refer to
 */
record StepWork(
        Place place,
        StepBody.Act act,
        StepContext context,
        Work work,
        Journal journal,
        Supplier<StepFacts> facts,
        Function<Set<String>, Scope> scope) {
    private static final System.Logger LOG = System.getLogger(StepWork.class.getName());

    /** @throws EvaluationException when a value is not there */
    ObjectNode inputs() {
        return evaluated(act, scope);
    }

    static ObjectNode evaluated(StepBody.Act act, Function<Set<String>, Scope> scope) {
        var inputs = Json.object();
        act.with().forEach((name, value) -> inputs.set(name, value.evaluate(scope.apply(value.references()))));
        return inputs;
    }

    /** Holds what was read against the playbook's own condition; empty: it fits. */
    Optional<Failure> verify(ObjectNode outputs) {
        var condition = place.step().verify();
        if (condition == null) return Optional.empty();
        var seen = scope.apply(condition.references());
        var own = outputs.deepCopy().put("status", new StepState.Done().word());
        seen.steps().set(place.step().id(), own);
        try {
            return condition.test(seen) ? Optional.empty() : Optional.of(Failures.unverified(condition.source()));
        } catch (EvaluationException e) {
            return Optional.of(Failures.expression(e));
        }
    }

    void failed(String type, Failure failure, @Nullable Throwable cause, boolean undoable) {
        if (cause != null) LOG.log(Level.WARNING, "step " + place.key() + " failed: " + failure.code(), cause);
        journal.failed(place, type, failure, undoable);
    }

    void unknown(String type, Failure failure, Throwable cause) {
        LOG.log(Level.WARNING, "step " + place.key() + " is in doubt: " + failure.code(), cause);
        journal.unknown(place, type, failure);
    }

    /**
     * Records the failed attempt and waits as long as the playbook wants.
     *
     * @return whether to try again; false: it was cancelled meanwhile, and that is recorded
     */
    boolean pauseBeforeRetry(Failure failure, int attempt, boolean undoable) {
        var retry = place.step().retry();
        var body = Json.object().put("attempt", attempt).put("of", retry.times() + 1);
        body.set("failure", Json.MAPPER.valueToTree(failure));
        journal.step(
                place,
                RecordTypes.ATTEMPT_FAILED,
                "attempt %d of %d failed, next in %s: %s"
                        .formatted(attempt, retry.times() + 1, Failures.words(retry.delay()), failure.what()),
                body);
        try {
            work.withoutHurry();
            if (retry.delay().isPositive()) work.pause(retry.delay());
            return true;
        } catch (CancelledException e) {
            failed(RecordTypes.FAILED, Failures.of(e).failure(), null, undoable);
            return false;
        }
    }

    /** What kind of evidence the playbook says that the step yields. */
    void addEvidence(ObjectNode body) {
        if (place.step().evidence() != null)
            body.put("evidence_kind", place.step().evidence());
    }
}
