package dev.cofferdam.playbook;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The names in an expression, held against what can be seen from where it stands. Done before CEL checks types, because
 * CEL could say no more than that a field is undefined.
 */
final class References {
    /** @param offset in the expression, in Unicode characters */
    record Issue(int offset, String message) {}

    private final CelAbstractSyntaxTree tree;
    private final Sight sight;
    private final Map<String, Reference> found = new TreeMap<>();
    private final List<Issue> issues = new ArrayList<>();
    private final Map<Long, Reference> byExpression = new LinkedHashMap<>();
    private final Set<String> rounds = new HashSet<>();
    private int loops;

    private References(CelAbstractSyntaxTree tree, Sight sight) {
        this.tree = tree;
        this.sight = sight;
    }

    static References of(CelAbstractSyntaxTree tree, Sight sight) {
        var references = new References(tree, sight);
        references.visit(tree.getExpr(), Set.of());
        if (references.loops > Limits.LOOPS)
            references.issues.add(new Issue(
                    0,
                    "an expression may loop (all, exists, exists_one, filter, map) at most " + Limits.LOOPS
                            + " times"));
        return references;
    }

    Collection<Reference> all() {
        return found.values();
    }

    List<Issue> issues() {
        return issues;
    }

    /** What the whole expression stands for, when it is nothing but a name. */
    Optional<Typed> whole() {
        return Optional.ofNullable(byExpression.get(tree.getExpr().id())).map(Reference::typed);
    }

    /** The steps among them that are seen over all their rounds. */
    Set<String> rounds() {
        return rounds;
    }

    private void visit(CelExpr expression, Set<String> bound) {
        switch (expression.getKind()) {
            case IDENT, SELECT -> name(expression, bound);
            case CALL -> {
                var call = expression.call();
                var parts = Stream.concat(call.target().stream(), call.args().stream())
                        .toList();
                parts.forEach(part -> visit(part, bound));
                compared(call.function(), parts);
            }
            case LIST -> expression.list().elements().forEach(element -> visit(element, bound));
            case MAP ->
                expression.map().entries().forEach(entry -> {
                    visit(entry.key(), bound);
                    visit(entry.value(), bound);
                });
            case STRUCT -> expression.struct().entries().forEach(entry -> visit(entry.value(), bound));
            case COMPREHENSION -> loop(expression.comprehension(), bound);
            case CONSTANT, NOT_SET -> {}
        }
    }

    private void loop(CelExpr.CelComprehension loop, Set<String> bound) {
        loops++;
        visit(loop.iterRange(), bound);
        visit(loop.accuInit(), bound);
        var inside = new HashSet<>(bound);
        inside.addAll(List.of(loop.iterVar(), loop.iterVar2(), loop.accuVar()));
        visit(loop.loopCondition(), inside);
        visit(loop.loopStep(), inside);
        visit(loop.result(), inside);
    }

    private void name(CelExpr expression, Set<String> bound) {
        var selects = new ArrayList<CelExpr>();
        var root = expression;
        while (root.getKind() == CelExpr.ExprKind.Kind.SELECT) {
            selects.addFirst(root);
            root = root.select().operand();
        }
        if (root.getKind() != CelExpr.ExprKind.Kind.IDENT) {
            visit(root, bound);
            return;
        }
        var name = root.ident().name();
        if (bound.contains(name)) return;
        switch (name) {
            case Names.INPUTS -> input(root, selects);
            case Names.STEPS -> output(root, selects);
            default -> variable(root, name);
        }
    }

    private void variable(CelExpr root, String name) {
        var typed = sight.variables().get(name);
        if (typed == null)
            wrong(offset(root), "there is no '" + name + "' here" + Suggestion.among(name, sight.roots()));
        add(root, List.of(name), typed);
    }

    private void input(CelExpr root, List<CelExpr> selects) {
        if (selects.isEmpty()) {
            wrong(offset(root), "inputs is no value: name one of them, as in inputs.NAME");
            add(root, List.of(Names.INPUTS), null);
            return;
        }
        var field = selects.getFirst().select().field();
        var typed = sight.inputs().get(field);
        if (typed == null)
            wrong(
                    fieldOffset(selects.getFirst()),
                    "there is no input '" + field + "'"
                            + Suggestion.among(field, sight.inputs().keySet()));
        add(selects.getFirst(), List.of(Names.INPUTS, field), typed);
    }

    private void output(CelExpr root, List<CelExpr> selects) {
        if (selects.isEmpty()) {
            wrong(offset(root), "steps is no value: name a step and one of its outputs, as in steps.ID.status");
            add(root, List.of(Names.STEPS), null);
            return;
        }
        var id = selects.getFirst().select().field();
        var step = sight.steps().find(id);
        if (step == null) {
            wrong(
                    fieldOffset(selects.getFirst()),
                    "there is no step '" + id + "'"
                            + Suggestion.among(id, sight.steps().ids()));
            unknownOutput(selects, id);
            return;
        }
        switch (sight.see(step)) {
            case Spot.View.Hidden(var why) -> {
                wrong(fieldOffset(selects.getFirst()), "step " + id + " " + why);
                unknownOutput(selects, id);
            }
            case Spot.View.Seen visible -> seen(selects, step, visible.rounds());
        }
    }

    private void unknownOutput(List<CelExpr> selects, String id) {
        if (selects.size() > 1)
            add(selects.get(1), List.of(Names.STEPS, id, selects.get(1).select().field()), null);
        else add(selects.getFirst(), List.of(Names.STEPS, id), null);
    }

    private void seen(List<CelExpr> selects, Spot step, boolean overRounds) {
        if (selects.size() == 1) {
            wrong(
                    fieldOffset(selects.getFirst()),
                    "step " + step.id() + " is no value: name one of its outputs: "
                            + String.join(", ", step.outputs().keySet()));
            unknownOutput(selects, step.id());
            return;
        }
        var select = selects.get(1);
        var field = select.select().field();
        var typed = step.outputs().get(field);
        if (typed == null) {
            var near = Suggestion.among(field, step.outputs().keySet());
            wrong(
                    fieldOffset(select),
                    "step " + step.id() + " has no output '" + field + "'"
                            + (near.isEmpty()
                                    ? "; it has "
                                            + String.join(", ", step.outputs().keySet())
                                    : near));
        } else if (overRounds && !field.equals(Names.STATUS)) {
            typed = typed.ofRounds();
            rounds.add(step.id());
        }
        add(select, List.of(Names.STEPS, step.id(), field), typed);
    }

    private void add(CelExpr expression, List<String> path, @Nullable Typed typed) {
        var reference = new Reference(path, typed == null ? Typed.ANYTHING : typed);
        found.put(reference.name(), reference);
        if (expression.getKind() != CelExpr.ExprKind.Kind.SELECT
                || !expression.select().testOnly()) byExpression.put(expression.id(), reference);
    }

    /** A value that can only be one of some words is compared with these alone. */
    private void compared(String function, List<CelExpr> parts) {
        if (parts.size() != 2) return;
        var left = parts.getFirst();
        var right = parts.getLast();
        switch (function) {
            case "_==_", "_!=_" -> {
                compared(left, right);
                compared(right, left);
            }
            case "@in" -> {
                if (right.getKind() == CelExpr.ExprKind.Kind.LIST)
                    right.list().elements().forEach(element -> compared(left, element));
                else compared(right, left);
            }
            default -> {}
        }
    }

    private void compared(CelExpr name, CelExpr literal) {
        var reference = byExpression.get(name.id());
        if (reference == null || literal.getKind() != CelExpr.ExprKind.Kind.CONSTANT) return;
        var constant = literal.constant();
        if (constant.getKind() != CelConstant.Kind.STRING_VALUE) return;
        var words = reference.typed().words();
        if (words.isEmpty() || words.contains(constant.stringValue())) return;
        var near = Suggestion.among(constant.stringValue(), words);
        wrong(
                offset(literal),
                reference.name() + " is never '" + constant.stringValue() + "'"
                        + (near.isEmpty() ? "; it is one of " + String.join(", ", words) : near));
    }

    private void wrong(int offset, String message) {
        issues.add(new Issue(offset, message));
    }

    private int offset(CelExpr expression) {
        return tree.getSource().getPositionsMap().getOrDefault(expression.id(), 0);
    }

    /** CEL places a selection at its dot, and one inside {@code has} at that call's bracket. */
    private int fieldOffset(CelExpr select) {
        var content = tree.getSource().getContent().toString();
        var from = content.offsetByCodePoints(0, offset(select));
        var dot = Pattern.compile("\\.\\s*" + Pattern.quote(select.select().field()) + "\\b")
                .matcher(content);
        if (!dot.find(from)) return offset(select);
        var field = dot.end() - select.select().field().length();
        return content.codePointCount(0, field);
    }
}
