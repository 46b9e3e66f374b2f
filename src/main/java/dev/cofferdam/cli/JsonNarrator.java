package dev.cofferdam.cli;

import dev.cofferdam.caselog.Json;
import dev.cofferdam.run.Preview;
import dev.cofferdam.run.RunSnapshot;
import dev.cofferdam.run.RunStatus;
import dev.cofferdam.run.ShownPlan;
import dev.cofferdam.run.StepState;
import dev.cofferdam.run.StepView;
import tools.jackson.databind.node.ObjectNode;

/** Tells a run to a program: one JSON object a line, {@code event} says of what kind. */
final class JsonNarrator implements Narrator {
    private final Terminal terminal;

    JsonNarrator(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void begins(RunSnapshot run) {
        terminal.json(about("run_begins", run)
                .put("playbook", run.playbook().id())
                .put("playbook_version", run.playbook().version())
                .put("target", run.target())
                .put("dry_run", run.dryRun()));
    }

    @Override
    public void turn(StepView step, String guidance) {
        terminal.json(about("step_turn", step).put("title", step.title()));
    }

    @Override
    public void plans(StepView step, ShownPlan plan, boolean again) {
        var json = about("step_planned", step).put("plan_hash", plan.hash()).put("again", again);
        json.set("plan", Json.MAPPER.valueToTree(plan.plan()));
        terminal.json(json);
    }

    @Override
    public void previews(StepView approval, Preview preview) {
        var json = about("step_previewed", approval)
                .put("lets_through", preview.step().path())
                .put("plan_hash", preview.plan().hash());
        json.set("plan", Json.MAPPER.valueToTree(preview.plan().plan()));
        terminal.json(json);
    }

    /** Programs read the log for what happens in between. */
    @Override
    public void watches(RunSnapshot run) {}

    @Override
    public void comesTo(StepView step) {
        var json = about("step_state", step).put("state", step.state().word());
        switch (step.state()) {
            case StepState.Skipped skipped -> json.put("reason", skipped.reason());
            case StepState.InDoubt doubt -> json.put("reason", doubt.why());
            case StepState.Failed failed -> json.set("failure", Json.MAPPER.valueToTree(failed.failure()));
            case StepState.Done _, StepState.AlreadyDone _ -> json.set("outputs", step.outputs());
            case StepState.Waiting _,
                    StepState.Ready _,
                    StepState.Planned _,
                    StepState.AwaitingApproval _,
                    StepState.Running _,
                    StepState.Undone _ -> {}
        }
        terminal.json(json);
    }

    @Override
    public void stops(RunSnapshot run, String why) {
        terminal.json(about("run_stopped", run).put("reason", why));
    }

    @Override
    public void ends(RunSnapshot run) {
        var outcome = run.status() instanceof RunStatus.Ended ended ? ended.outcome() : "";
        terminal.json(about("run_ended", run).put("outcome", outcome));
    }

    private static ObjectNode about(String event, RunSnapshot run) {
        return Json.object().put("event", event).put("run_id", run.runId());
    }

    private static ObjectNode about(String event, StepView step) {
        return Json.object().put("event", event).put("step", step.key().path());
    }
}
