package dev.cofferdam.playbook;

import dev.cofferdam.action.ActionRegistry;
import dev.cofferdam.playbook.YamlNode.Mapping;
import dev.cofferdam.playbook.YamlNode.Scalar;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All steps of a file before any of them is read, so that an expression can tell a later step from a misspelt one. */
final class Spots {
    private final ActionRegistry actions;
    private final InputReader inputs;
    private final Problems problems;
    private final Map<String, Spot> byId = new LinkedHashMap<>();
    private final IdentityHashMap<Mapping, Spot> byBlock = new IdentityHashMap<>();
    private int lists;

    Spots(ActionRegistry actions, InputReader inputs, Problems problems) {
        this.actions = actions;
        this.inputs = inputs;
        this.problems = problems;
    }

    @Nullable
    Spot find(String id) {
        return byId.get(id);
    }

    Spot of(Fields step) {
        var spot = byBlock.get(step.mapping());
        if (spot == null) throw new IllegalArgumentException("no step of this file");
        return spot;
    }

    Set<String> ids() {
        return byId.keySet();
    }

    void addAll(List<Fields> steps, boolean parallel, List<Spot.Hop> around) {
        var list = ++lists;
        for (var index = 0; index < steps.size(); index++) add(steps.get(index), list, parallel, index, around);
    }

    private void add(Fields step, int list, boolean parallel, int index, List<Spot.Hop> around) {
        var id = step.text("id", "");
        var path = new ArrayList<>(around);
        path.add(new Spot.Hop(id, list, parallel, index, step.has("for_each")));
        var questions = inputs.read("ask", step.entries("ask"), false);
        var spot = new Spot(id, step.at("id"), List.copyOf(path), questions, outputs(step, questions));
        byBlock.put(step.mapping(), spot);
        step.scalar("id").ifPresent(name -> register(name, spot));
        addAll(step.blocks("parallel"), true, path);
        for (var branch : step.blocks("choose")) {
            addAll(branch.blocks("run"), false, path);
            addAll(branch.blocks("else"), false, path);
        }
    }

    private void register(Scalar id, Spot spot) {
        if (Names.isReserved(id.value()))
            problems.add(id.at(), "'%s' is a word of the expression language and cannot be an id", id.value());
        var first = byId.putIfAbsent(spot.id(), spot);
        if (first != null)
            problems.add(
                    id.at(),
                    "the id %s is taken by the step in line %d",
                    spot.id(),
                    first.at().line());
    }

    private Map<String, Typed> outputs(Fields step, Map<String, InputSpec> questions) {
        var outputs = new LinkedHashMap<String, Typed>();
        step.scalar("action")
                .flatMap(action -> actions.find(action.value()))
                .ifPresent(action -> action.spec().outputs().forEach(o -> outputs.put(o.name(), Typed.of(o))));
        questions.values().forEach(question -> outputs.put(question.name(), Typed.of(question)));
        if (step.has("approve")) {
            outputs.put("decision", Typed.text("approved", "modified", "overridden", "rejected"));
            outputs.put("by", Typed.text());
        }
        if (step.has("playbook")) outputs.put("outcome", Typed.text());
        outputs.put(Names.STATUS, Typed.text(Names.STATUSES.toArray(String[]::new)));
        return outputs;
    }
}
