package dev.cofferdam.ui.incident.step;

import dev.cofferdam.action.ActionRegistry;
import dev.cofferdam.action.ChangeAction;
import dev.cofferdam.action.ReadAction;
import dev.cofferdam.playbook.StepBody;
import dev.cofferdam.run.StepView;

/** What a step wants of the responder. */
enum Nature {
    READING,
    CHANGING,
    MANUAL,
    APPROVAL,
    /** Holds others; goes by itself. */
    CONTAINER;

    static Nature of(StepView view, ActionRegistry actions) {
        if (view.holdsOthers()) return CONTAINER;
        return switch (view.step().body()) {
            case StepBody.Act act ->
                actions.find(act.action())
                        .map(action -> switch (action) {
                            case ReadAction<?, ?> _ -> READING;
                            case ChangeAction<?, ?> _ -> CHANGING;
                        })
                        .orElse(READING);
            case StepBody.Manual _ -> MANUAL;
            case StepBody.Approve _ -> APPROVAL;
            case StepBody.Choose _, StepBody.Parallel _, StepBody.Call _, StepBody.End _ -> CONTAINER;
        };
    }
}
