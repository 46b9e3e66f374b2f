package dev.cofferdam.playbook;

import dev.cel.common.CelErrorCode;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * @param typed what it yields
 * @param reads with their types, by which JSON becomes what the expression sees
 */
record CelExpression(
        String source,
        Position at,
        Typed typed,
        List<Reference> reads,
        Set<String> references,
        CelRuntime.Program program)
        implements Expression {

    static CelExpression of(
            String source, Position at, Typed typed, Collection<Reference> reads, CelRuntime.Program program) {
        var names = reads.stream().map(Reference::name).collect(Collectors.toCollection(TreeSet::new));
        return new CelExpression(source, at, typed, List.copyOf(reads), Set.copyOf(names), program);
    }

    @Override
    public JsonNode evaluate(Scope scope) {
        try {
            return CelValues.toJson(program.eval(visible(scope)));
        } catch (CelEvaluationException e) {
            throw new EvaluationException("'" + source + "': " + reason(e, scope), e);
        } catch (EvaluationException e) {
            throw new EvaluationException("'" + source + "': " + e.getMessage(), e);
        }
    }

    /** Only what it reads; a step that has yielded nothing yet is there all the same, so that {@code has} can ask. */
    private Map<String, Object> visible(Scope scope) {
        var inputs = new HashMap<String, Object>();
        var steps = new HashMap<String, Map<String, Object>>();
        var all = new HashMap<String, Object>();
        all.put(Names.INPUTS, inputs);
        all.put(Names.STEPS, steps);
        for (var reference : reads) {
            var path = reference.path();
            var value = value(reference, scope);
            var target = reference.isInput()
                    ? inputs
                    : reference.isOutput() ? steps.computeIfAbsent(path.get(1), _ -> new HashMap<>()) : all;
            if (!isAbsent(value))
                target.put(
                        path.getLast(),
                        CelValues.toCel(
                                reference.name(), value, reference.typed().type()));
        }
        return all;
    }

    private static JsonNode value(Reference reference, Scope scope) {
        var path = reference.path();
        if (reference.isInput()) return scope.inputs().path(path.get(1));
        if (reference.isOutput()) return scope.steps().path(path.get(1)).path(path.get(2));
        var value = scope.variables().get(path.getFirst());
        return value == null ? scope.inputs().path("") : value;
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private String reason(CelEvaluationException failure, Scope scope) {
        var message = String.valueOf(failure.getMessage()).replaceFirst("^evaluation error( at <input>:\\d+)?: ", "");
        if (failure.getErrorCode() == CelErrorCode.ITERATION_BUDGET_EXCEEDED)
            return "its loops take more than " + Limits.ROUNDS + " rounds";
        if (failure.getErrorCode() != CelErrorCode.ATTRIBUTE_NOT_FOUND) return message;
        var absent = reads.stream()
                .filter(reference -> isAbsent(value(reference, scope))
                        && isNamed(message, reference.path().getLast()))
                .map(reference -> absence(reference, scope.steps()))
                .collect(Collectors.joining("; "));
        return absent.isEmpty()
                ? "there is no " + missingKey(message) + " in it; ask for it by has() or 'in' first"
                : absent;
    }

    private static String absence(Reference reference, ObjectNode steps) {
        if (reference.isInput()) return "the input " + reference.path().get(1) + " was not given";
        if (!reference.isOutput()) return reference.name() + " has no value here";
        var id = reference.path().get(1);
        var status = steps.path(id).path("status").asString("");
        return "step " + id + " has yielded no " + reference.path().get(2)
                + (status.isEmpty() ? "; it has not run" : "; it is " + status.replace('_', ' '));
    }

    private static boolean isNamed(String message, String key) {
        return missingKey(message).equals(key);
    }

    /** CEL says {@code key 'x' is not present in map.}, or {@code x} alone. */
    private static String missingKey(String message) {
        var quote = message.indexOf('\'');
        var end = message.indexOf('\'', quote + 1);
        return quote < 0 || end < 0 ? message : message.substring(quote + 1, end);
    }
}
