package dev.cofferdam.run;

import dev.cofferdam.caselog.Json;
import dev.cofferdam.playbook.EvaluationException;
import dev.cofferdam.playbook.Expression;
import dev.cofferdam.playbook.Scope;
import dev.cofferdam.playbook.StepBody;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;

/** Makes the decisions that are the playbook's own, and records them. */
final class Decider {
    private final Journal journal;
    private final BiFunction<Place, Set<String>, Scope> scopes;
    private final boolean dryRun;

    Decider(Journal journal, BiFunction<Place, Set<String>, Scope> scopes, boolean dryRun) {
        this.journal = journal;
        this.scopes = scopes;
        this.dryRun = dryRun;
    }

    void decide(Decision decision) {
        try {
            switch (decision) {
                case Decision.Condition(var place) -> condition(place);
                case Decision.Rounds(var place) -> rounds(place);
                case Decision.Branch(var place) -> branch(place);
                case Decision.Call(var place) -> call(place);
                case Decision.End(var place) -> end(place);
            }
        } catch (EvaluationException e) {
            cannotTell(decision.place(), e);
        }
    }

    private void condition(Place place) {
        var when = Objects.requireNonNull(place.step().when());
        var body = Json.object().put("condition", when.source());
        boolean holds;
        try {
            holds = test(when, place);
        } catch (EvaluationException e) {
            // whether somebody must approve is not for an error to say: ask
            if (!(place.step().body() instanceof StepBody.Approve)) throw e;
            body.put("error", e.getMessage()).put("holds", true);
            journal.step(place, RecordTypes.CONDITION, "cannot be told whether it applies, so it does", body);
            return;
        }
        body.put("holds", holds);
        if (!holds) body.put("reason", "does not apply: " + when.source());
        journal.step(place, RecordTypes.CONDITION, (holds ? "applies: " : "does not apply: ") + when.source(), body);
    }

    private void rounds(Place place) {
        var loop = Objects.requireNonNull(place.step().forEach());
        var items = loop.items().evaluate(scope(place, loop.items()));
        if (!items.isArray()) throw new EvaluationException("'" + loop.items().source() + "' gave no list to go over");
        var body = Json.object().put("over", loop.items().source());
        body.set("items", items);
        journal.step(place, RecordTypes.ROUNDS, items.size() == 1 ? "1 round" : items.size() + " rounds", body);
    }

    private void branch(Place place) {
        var branches = ((StepBody.Choose) place.step().body()).branches();
        for (var i = 0; i < branches.size(); i++) {
            var when = branches.get(i).when();
            if (when == null || test(when, place)) {
                took(place, i, when == null ? "else" : when.source());
                return;
            }
        }
        took(place, -1, "no branch applies");
    }

    private void took(Place place, int branch, String why) {
        journal.step(
                place,
                RecordTypes.BRANCH,
                branch < 0 ? why : "goes on with: " + why,
                Json.object().put("branch", branch).put("because", why));
    }

    private void call(Place place) {
        var call = (StepBody.Call) place.step().body();
        var given = Json.object();
        call.inputs()
                .forEach((name, value) -> given.set(name, value.evaluate(scopes.apply(place, value.references()))));
        try {
            var inputs = StartInputs.of(call.playbook(), given);
            var body = Json.object().put("playbook", call.playbook().id());
            body.set("inputs", inputs);
            journal.step(place, RecordTypes.CALLED, "begins " + call.playbook().title(), body);
        } catch (IntentException e) {
            throw new EvaluationException(String.valueOf(e.getMessage()), e);
        }
    }

    private void end(Place place) {
        var outcome = ((StepBody.End) place.step().body()).outcome();
        journal.step(
                place,
                RecordTypes.ENDED,
                "the playbook ends: " + outcome.replace('_', ' '),
                Json.object().put("outcome", outcome));
    }

    /** A dry run makes nothing that a later step could refer to. */
    private void cannotTell(Place place, EvaluationException e) {
        if (dryRun) {
            var reason = "dry run: depends on what is only known when it is done (" + e.getMessage() + ")";
            journal.step(
                    place,
                    RecordTypes.SKIPPED,
                    "skipped: " + reason,
                    Json.object().put("reason", reason).put("not_applicable", true));
        } else {
            journal.failed(place, RecordTypes.FAILED, Failures.expression(e), false);
        }
    }

    private boolean test(Expression condition, Place place) {
        return condition.test(scope(place, condition));
    }

    private Scope scope(Place place, Expression expression) {
        return scopes.apply(place, expression.references());
    }
}
