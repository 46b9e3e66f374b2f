package dev.cofferdam.run;

import dev.cofferdam.action.CancelledException;
import dev.cofferdam.action.ReadAction;
import dev.cofferdam.caselog.CaseLogException;
import dev.cofferdam.caselog.Json;
import tools.jackson.databind.node.ObjectNode;

/** A step that only reads, while it is worked on. */
final class ReadStep<I extends Record, O extends Record> {
    private final ReadAction<I, O> action;
    private final StepWork step;

    ReadStep(ReadAction<I, O> action, StepWork step) {
        this.action = action;
        this.step = step;
    }

    void run() {
        var retry = step.place().step().retry();
        for (var attempt = 0; ; attempt++) {
            try {
                once();
                return;
            } catch (CaseLogException e) {
                throw e;
            } catch (RuntimeException e) {
                var told = Failures.of(e);
                if (e instanceof CancelledException || attempt >= retry.times()) {
                    step.failed(RecordTypes.FAILED, told.failure(), e, false);
                    return;
                }
                if (!step.pauseBeforeRetry(told.failure(), attempt + 1, false)) return;
            }
        }
    }

    private void once() {
        step.work().within(step.place().step().timeout());
        var inputs = step.inputs();
        var outputs = Outputs.of(action.read(ActionInputs.of(action.spec(), inputs), step.context()));
        var unmet = step.verify(outputs);
        if (unmet.isPresent()) {
            step.failed(RecordTypes.FAILED, unmet.get(), null, false);
            return;
        }
        step.journal().step(step.place(), RecordTypes.SUCCEEDED, "done", body(inputs, outputs));
    }

    private ObjectNode body(ObjectNode inputs, ObjectNode outputs) {
        var body = Json.object();
        body.set("inputs", inputs);
        body.set("outputs", outputs);
        step.addEvidence(body);
        return body;
    }
}
