package dev.cofferdam.playbook;

import dev.cofferdam.action.Action;
import dev.cofferdam.action.ActionRegistry;
import dev.cofferdam.action.ChangeAction;
import dev.cofferdam.action.ReadAction;
import dev.cofferdam.playbook.YamlNode.Scalar;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes steps out of blocks whose keys the structure check knows; understands all that one step says of another. */
final class StepReader {
    private static final Duration WAIT = Duration.ofHours(1);
    private static final Duration DELAY = Duration.ofSeconds(5);

    private final ActionRegistry actions;
    private final Spots spots;
    private final Defaults defaults;
    private final Set<String> roles;
    private final ExpressionReader expressions;
    private final ValueReader values;
    private final Problems problems;
    private final Calls calls;

    /** Reads the playbooks that steps call. */
    @FunctionalInterface
    interface Calls {
        /** @return nothing when it cannot be used, which was told then */
        Optional<Playbook> read(Scalar id);
    }

    StepReader(
            ActionRegistry actions,
            Spots spots,
            Defaults defaults,
            Set<String> roles,
            ExpressionReader expressions,
            Problems problems,
            Calls calls) {
        this.actions = actions;
        this.spots = spots;
        this.defaults = defaults;
        this.roles = roles;
        this.expressions = expressions;
        this.values = new ValueReader(expressions, problems);
        this.problems = problems;
        this.calls = calls;
    }

    List<Step> read(List<Fields> steps, Sight outside) {
        return steps.stream().map(step -> read(step, outside)).toList();
    }

    private Step read(Fields step, Sight outside) {
        var spot = spots.of(step);
        var before = outside.from(spot);
        var forEach = step.scalar("for_each").flatMap(scalar -> expressions.list(scalar, before));
        var sight = round(step, forEach, before);
        // It may name the round's item: it is asked in each round then.
        var when = step.scalar("when").flatMap(scalar -> expressions.condition(scalar, sight));
        var body = body(step, sight);
        return new Step(
                spot.id(),
                step.scalar("phase")
                        .flatMap(phase -> word(phase, Phase.values()))
                        .orElse(null),
                step.text("title", inWords(spot.id())),
                guidance(step, sight),
                when.orElse(null),
                needs(step, spot),
                forEach.map(items -> new Step.ForEach(items, step.text("as", ""), step.count("max_parallel", 1)))
                        .orElse(null),
                retry(step),
                step.duration("timeout", defaults.timeout()),
                step.scalar("on_error")
                        .flatMap(word -> word(word, OnError.values()))
                        .orElse(defaults.onError()),
                step.text("owner"),
                where(step, sight),
                await(step),
                step.scalar("verify")
                        .flatMap(scalar -> expressions.condition(scalar, sight.withItself()))
                        .orElse(null),
                step.block("evidence").text("kind"),
                body,
                step.at());
    }

    /** What is seen inside a round: the {@code as} name too. */
    private Sight round(Fields step, Optional<CelExpression> items, Sight before) {
        var as = step.scalar("as");
        if (as.isEmpty()) return before;
        var name = as.get().value();
        if (Names.isReserved(name))
            problems.add(as.get().at(), "'%s' is a word of the expression language and cannot be a name", name);
        else if (before.roots().contains(name))
            problems.add(as.get().at(), "the name %s has a meaning here already; take another one", name);
        return before.with(name, items.map(list -> list.typed().item()).orElse(Typed.ANYTHING));
    }

    private @Nullable Template guidance(Fields step, Sight sight) {
        return step.scalar(step.has("manual") ? "manual" : "guidance")
                .map(text -> expressions.template(text, sight))
                .orElse(null);
    }

    private Step.Where where(Fields step, Sight sight) {
        var usual = defaults.where();
        var where = new Step.Where(
                template(step, "account", sight).orElse(usual.account()),
                template(step, "assume_role", sight).orElse(usual.assumeRole()),
                template(step, "external_id", sight).orElse(usual.externalId()),
                template(step, "region", sight).orElse(usual.region()));
        if (where.account() != null && where.assumeRole() == null)
            step.scalar("account")
                    .ifPresent(account -> problems.add(
                            account.at(),
                            "another account is entered by a role: name it by assume_role, here or in defaults"));
        return where;
    }

    private Optional<Template> template(Fields step, String key, Sight sight) {
        return step.scalar(key).map(text -> expressions.template(text, sight));
    }

    private List<String> needs(Fields step, Spot spot) {
        var needs = new ArrayList<String>();
        for (var need : step.scalars("needs")) {
            var other = spots.find(need.value());
            if (other == null) {
                problems.add(
                        need.at(),
                        "there is no step '%s'%s",
                        need.value(),
                        Suggestion.among(need.value(), spots.ids()));
            } else if (spot.see(other) instanceof Spot.View.Hidden(var why)) {
                problems.add(need.at(), "step %s %s", need.value(), why);
            }
            needs.add(need.value());
        }
        return List.copyOf(needs);
    }

    private static Step.Retry retry(Fields step) {
        if (!step.has("retry")) return Step.Retry.NEVER;
        var retry = step.block("retry");
        return new Step.Retry(retry.count("times", 0), retry.duration("delay", DELAY));
    }

    private Step.@Nullable Wait await(Fields step) {
        var wait = step.block("wait");
        var until = wait.scalar("until");
        if (until.isEmpty()) return null;
        step.scalar("action")
                .flatMap(id -> actions.find(id.value()))
                .ifPresent(action -> waitState(until.get(), action));
        return new Step.Wait(until.get().value(), wait.duration("timeout", WAIT));
    }

    private void waitState(Scalar until, Action<?, ?> action) {
        var states = switch (action) {
            case ChangeAction<?, ?> change -> change.waitStates();
            case ReadAction<?, ?> _ -> List.<String>of();
        };
        if (states.contains(until.value())) return;
        problems.add(
                until.at(),
                "%s cannot be waited for until '%s'; %s",
                action.spec().id(),
                until.value(),
                states.isEmpty() ? "it has nothing to wait for" : "it can until " + String.join(", ", states));
    }

    private StepBody body(Fields step, Sight sight) {
        if (step.has("manual")) return new StepBody.Manual(spots.of(step).questions());
        if (step.has("approve")) return approve(step.block("approve"));
        if (step.has("choose")) return new StepBody.Choose(branches(step, sight));
        if (step.has("parallel")) return new StepBody.Parallel(read(step.blocks("parallel"), sight));
        if (step.has("playbook")) return call(step, sight);
        if (step.has("end")) return new StepBody.End(step.text("end", ""));
        return act(step, sight);
    }

    private StepBody act(Fields step, Sight sight) {
        var id = step.scalar("action");
        if (id.isEmpty()) return new StepBody.Act("", Map.of());
        var action = actions.find(id.get().value());
        if (action.isEmpty()) {
            var ids = actions.all().stream().map(each -> each.spec().id()).toList();
            problems.add(
                    id.get().at(),
                    "there is no action '%s'%s",
                    id.get().value(),
                    Suggestion.among(id.get().value(), ids));
            return new StepBody.Act(id.get().value(), Map.of());
        }
        var wanted = action.get().spec().inputs().stream().map(Wanted::of).toList();
        var with = values.read(id.get().value(), place(step, "with", "action"), step.entries("with"), wanted, sight);
        return new StepBody.Act(id.get().value(), with);
    }

    private StepBody approve(Fields approve) {
        approve.scalar("role")
                .filter(role -> !roles.contains(role.value()))
                .ifPresent(role -> problems.add(
                        role.at(),
                        "the playbook has no role '%s'%s",
                        role.value(),
                        roles.isEmpty() ? "; list it behind roles:" : Suggestion.among(role.value(), roles)));
        return new StepBody.Approve(approve.text("role"), approve.flag("not_self", false));
    }

    private List<StepBody.Branch> branches(Fields step, Sight sight) {
        var branches = new ArrayList<StepBody.Branch>();
        var blocks = step.blocks("choose");
        for (var branch : blocks) {
            if (branch.has("else") && branches.size() + 1 < blocks.size())
                problems.add(branch.at("else"), "else has to be the last branch: those behind it are never taken");
            var when = branch.scalar("when").flatMap(scalar -> expressions.condition(scalar, sight));
            var steps = branch.blocks(branch.has("else") ? "else" : "run");
            branches.add(new StepBody.Branch(when.orElse(null), read(steps, sight)));
        }
        return List.copyOf(branches);
    }

    private StepBody call(Fields step, Sight sight) {
        var id = step.scalar("playbook");
        var called = id.flatMap(calls::read);
        if (called.isEmpty()) return new StepBody.End("");
        var wanted = called.get().inputs().values().stream().map(Wanted::of).toList();
        var receiver = "playbook " + called.get().id();
        var inputs = values.read(receiver, place(step, "inputs", "playbook"), step.entries("inputs"), wanted, sight);
        return new StepBody.Call(called.get(), inputs);
    }

    /** Where the missing is told: at the block that lacks it, else at what wants it. */
    private static Position place(Fields step, String block, String otherwise) {
        return step.at(step.has(block) ? block : otherwise);
    }

    static <E extends Enum<E>> Optional<E> word(Scalar scalar, E[] values) {
        return Arrays.stream(values)
                .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(scalar.value()))
                .findFirst();
    }

    private static String inWords(String id) {
        if (id.isEmpty()) return id;
        var words = id.replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
