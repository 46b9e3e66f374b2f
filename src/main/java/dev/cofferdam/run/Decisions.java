package dev.cofferdam.run;

import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.ChangeAction;
import dev.cofferdam.caselog.Approval;
import dev.cofferdam.caselog.Json;
import dev.cofferdam.playbook.StepBody;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a person decides about a step: answers, approvals, what is left out, lifted or tried again. Thread-safe. */
final class Decisions {
    private final RunCore core;
    private final Approvals approvals;

    Decisions(RunCore core) {
        this.core = core;
        this.approvals = new Approvals(core.actions(), core::scope);
    }

    void answer(StepKey step, Map<String, String> answers) {
        core.decide(() -> {
            var spot = core.active(step);
            if (!(spot.place().step().body() instanceof StepBody.Manual manual))
                throw new IntentException("This step asks nothing.");
            RunCore.need(spot, spot.state() instanceof StepState.Ready, "answered");
            core.refuseWhileHeld(spot);
            var given = Answered.of(manual, answers);
            var body = Json.object();
            body.set("answers", given);
            core.journal().step(spot.place(), RecordTypes.ANSWERED, Answered.words(given), body);
        });
    }

    List<StepKey> letsThrough(StepKey approval) {
        return approvals.letsThrough(core.spot(approval), core.walk(), core.state()).stream()
                .map(Place::key)
                .toList();
    }

    List<Preview> preview(StepKey approval) {
        var asked = core.active(approval);
        RunCore.need(asked, asked.state() instanceof StepState.AwaitingApproval, "decided");
        var through = approvals.letsThrough(asked, core.walk(), core.state());
        return core.atWork(
                asked,
                false,
                work -> RunCore.readable(() -> {
                    var previews = through.stream()
                            .flatMap(place -> preview(place, work).stream())
                            .toList();
                    core.journal().previewed(asked.place(), previews);
                    return previews;
                }));
    }

    /** Nothing where it cannot be planned before what comes before it has run. */
    private Optional<Preview> preview(Place place, Work work) {
        work.progress("planning " + place.step().title());
        try {
            var changing = (ChangeAction<?, ?>) core.actions()
                    .find(((StepBody.Act) place.step().body()).action())
                    .orElseThrow();
            return Optional.of(new Preview(
                    place.key(),
                    Picture.title(place),
                    new ChangeStep<>(changing, core.stepWork(place, work)).preview()));
        } catch (ActionException e) {
            return Optional.empty();
        }
    }

    void approve(StepKey step, Approval.Decision decision, String by, @Nullable String reason) {
        core.decide(() -> {
            var spot = core.active(step);
            if (!(spot.place().step().body() instanceof StepBody.Approve approve))
                throw new IntentException("This step asks for no approval.");
            RunCore.need(spot, spot.state() instanceof StepState.AwaitingApproval, "decided");
            core.refuseWhileHeld(spot);
            if (by.isBlank()) throw new IntentException("Say by name who decided.");
            if (approve.notSelf() && isSelf(by.strip()))
                throw new IntentException(
                        "Somebody else has to decide this, not " + core.actor().name() + ".");
            if (decision == Approval.Decision.REJECTED && (reason == null || reason.isBlank()))
                throw new IntentException("A no needs a reason.");
            var word = Journal.word(decision);
            var shown = core.facts(step).previews();
            core.journal()
                    .decision(
                            spot.place(),
                            RecordTypes.DECIDED,
                            word + " by " + by.strip() + (reason == null ? "" : ": " + reason.strip()),
                            new Approval(
                                    decision,
                                    by.strip(),
                                    reason == null ? null : reason.strip(),
                                    shown.isEmpty() ? null : Journal.hashOf(shown)),
                            approve.role() == null
                                    ? Json.object()
                                    : Json.object().put("role", approve.role()));
        });
    }

    private boolean isSelf(String by) {
        return by.equalsIgnoreCase(core.actor().name())
                || by.equalsIgnoreCase(core.actor().osUser());
    }

    void skip(StepKey step, String reason) {
        core.decide(() -> {
            var spot = core.active(step);
            var mayBeSkipped = switch (spot.state()) {
                case StepState.Waiting _, StepState.Ready _, StepState.Planned _, StepState.AwaitingApproval _ ->
                    spot.own();
                case StepState.Failed _ -> spot.own();
                case StepState.Running _,
                        StepState.Done _,
                        StepState.AlreadyDone _,
                        StepState.Skipped _,
                        StepState.InDoubt _,
                        StepState.Undone _ -> false;
            };
            RunCore.need(spot, mayBeSkipped, "skipped");
            skipped(spot, needReason(reason), false);
        });
    }

    void skipped(Spot spot, String reason, boolean notApplicable) {
        var body = Json.object().put("reason", reason);
        if (notApplicable) body.put("not_applicable", true);
        core.journal().step(spot.place(), RecordTypes.SKIPPED, "skipped: " + reason, body);
    }

    void override(StepKey step, String reason) {
        core.decide(() -> {
            var spot = core.active(step);
            if (spot.turn() instanceof Turn.Preview)
                throw new IntentException(
                        "What this step would do cannot be told yet: what it depends on has not run.");
            var held = core.against(spot);
            if (held.isEmpty()) throw new IntentException("Nothing speaks against this step.");
            var body = Json.object().put("reason", needReason(reason));
            body.set("warnings", Json.MAPPER.valueToTree(held));
            if (spot.turn() instanceof Turn.NotYet) body.put("out_of_turn", true);
            core.journal()
                    .decision(
                            spot.place(),
                            RecordTypes.OVERRIDDEN,
                            "overridden: " + reason.strip() + " (" + String.join(" ", held) + ")",
                            new Approval(
                                    Approval.Decision.OVERRIDDEN, core.actor().name(), reason.strip(), null),
                            body);
        });
    }

    void retry(StepKey step) {
        core.decide(() -> {
            var spot = core.active(step);
            var mayBeRetried = switch (spot.state()) {
                case StepState.Failed _, StepState.Skipped _, StepState.Undone _ ->
                    core.facts(step).state() != null;
                case StepState.Done _ -> approvals.canBeAskedAgain(spot, core.walk());
                case StepState.Waiting _,
                        StepState.Ready _,
                        StepState.Planned _,
                        StepState.AwaitingApproval _,
                        StepState.Running _,
                        StepState.AlreadyDone _,
                        StepState.InDoubt _ -> false;
            };
            RunCore.need(spot, mayBeRetried, "tried again");
            core.journal().step(spot.place(), RecordTypes.RETRIED, "to be tried again", Json.object());
        });
    }

    private static String needReason(String reason) {
        if (reason.isBlank()) throw new IntentException("A reason is needed: it goes into the log.");
        return reason.strip();
    }
}
