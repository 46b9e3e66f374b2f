package dev.cofferdam.run;

import dev.cofferdam.caselog.LogRecord;
import java.util.HashMap;
import java.util.Map;

/**
 * The run is what its records say, nothing else. Immutable.
 *
 * @param approvals those of the steps on which a decision stands
 */
record RunState(RunStatus status, Map<StepKey, StepFacts> steps, Map<StepKey, StepFacts> approvals) {
    static final RunState NEW = new RunState(new RunStatus.Active(), Map.of(), Map.of());

    static RunState fold(RunState state, LogRecord record) {
        var body = record.content().body();
        return switch (record.type()) {
            case RecordTypes.RUN_STARTED, RecordTypes.RUN_RESUMED -> state.with(new RunStatus.Active());
            case RecordTypes.RUN_PAUSED ->
                state.with(new RunStatus.Paused(body.path("why").asString()));
            case RecordTypes.RUN_ENDED ->
                state.with(new RunStatus.Ended(body.path("outcome").asString()));
            default -> state.ofStep(record);
        };
    }

    StepFacts facts(StepKey key) {
        return steps.getOrDefault(key, StepFacts.NONE);
    }

    private RunState with(RunStatus now) {
        return new RunState(now, steps, approvals);
    }

    private RunState ofStep(LogRecord record) {
        var step = record.content().origin().stepKey();
        var concerns = record.type().startsWith("step.") || record.type().startsWith("undo.");
        if (step == null || !concerns) return this;
        var key = new StepKey(step);
        var more = new HashMap<>(steps);
        var facts = facts(key).after(record);
        more.put(key, facts);
        return new RunState(status, more, decided(key, facts));
    }

    private Map<StepKey, StepFacts> decided(StepKey key, StepFacts facts) {
        if (facts.approval() == null && !approvals.containsKey(key)) return approvals;
        var more = new HashMap<>(approvals);
        if (facts.approval() == null) more.remove(key);
        else more.put(key, facts);
        return more;
    }
}
