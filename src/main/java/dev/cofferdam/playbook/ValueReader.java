package dev.cofferdam.playbook;

import dev.cofferdam.action.Parameter;
import dev.cofferdam.action.ValueType;
import dev.cofferdam.playbook.YamlNode.Entry;
import dev.cofferdam.playbook.YamlNode.Mapping;
import dev.cofferdam.playbook.YamlNode.Scalar;
import dev.cofferdam.playbook.YamlNode.Sequence;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.node.NullNode;

/** Reads what a step hands to an action or to another playbook, and holds it against what these take. */
final class ValueReader {
    private static final ReadValue NOTHING = new ReadValue.Literal(NullNode.getInstance());

    private final ExpressionReader expressions;
    private final Literals literals;
    private final Problems problems;

    ValueReader(ExpressionReader expressions, Problems problems) {
        this.expressions = expressions;
        this.literals = new Literals(problems);
        this.problems = problems;
    }

    /**
     * @param receiver for messages: {@code ec2.tag}
     * @param at where a missing input is told
     * @return by name, in the file's order
     */
    Map<String, ValueTemplate> read(
            String receiver, Position at, List<Entry> given, Collection<Wanted> wanted, Sight sight) {
        var byName = wanted.stream().collect(Collectors.toMap(Wanted::name, Function.identity()));
        var values = new LinkedHashMap<String, ValueTemplate>();
        for (var entry : given) {
            var name = entry.key().value();
            var found = byName.get(name);
            if (found != null) {
                values.put(name, value(entry.value(), found, sight));
            } else {
                var near = Suggestion.among(name, byName.keySet());
                problems.add(
                        entry.key().at(),
                        "%s has no input '%s'%s",
                        receiver,
                        name,
                        near.isEmpty() ? all(wanted) : near);
            }
        }
        var missing = wanted.stream()
                .filter(input -> input.required() && !values.containsKey(input.name()))
                .map(Wanted::name)
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) problems.add(at, "%s needs %s", receiver, missing);
        return Collections.unmodifiableMap(values);
    }

    private static String all(Collection<Wanted> wanted) {
        return wanted.isEmpty()
                ? "; it takes none"
                : "; it takes " + wanted.stream().map(Wanted::name).collect(Collectors.joining(", "));
    }

    private ReadValue value(YamlNode node, Wanted wanted, Sight sight) {
        if (node instanceof Scalar scalar && isTemplate(scalar)) return template(scalar, wanted, sight);
        if (wanted.type().base() == ValueType.Base.DYNAMIC && wanted.shape() == Parameter.Shape.SINGLE)
            return anything(node, wanted, sight);
        return switch (wanted.shape()) {
            case SINGLE -> new ReadValue.Literal(literals.one(wanted.name(), node, wanted.type(), wanted.words()));
            case LIST -> {
                if (!(node instanceof Sequence sequence)) yield wrong(node, wanted, "[…]");
                var item = wanted.single("an item of " + wanted.name());
                yield new ReadValue.Items(sequence.items().stream()
                        .map(i -> value(i, item, sight))
                        .toList());
            }
            case MAP -> {
                if (!(node instanceof Mapping mapping)) yield wrong(node, wanted, "{name: value}");
                yield entries(mapping, wanted, sight);
            }
        };
    }

    private ReadValue anything(YamlNode node, Wanted wanted, Sight sight) {
        return switch (node) {
            case Scalar scalar -> new ReadValue.Literal(Literals.any(scalar));
            case Sequence sequence ->
                new ReadValue.Items(sequence.items().stream()
                        .map(item -> value(item, wanted, sight))
                        .toList());
            case Mapping mapping -> entries(mapping, wanted, sight);
        };
    }

    private ReadValue entries(Mapping mapping, Wanted wanted, Sight sight) {
        var entries = new LinkedHashMap<String, ReadValue>();
        for (var entry : mapping.entries()) {
            var key = entry.key().value();
            entries.put(key, value(entry.value(), wanted.single(wanted.name() + "." + key), sight));
        }
        return new ReadValue.Entries(entries);
    }

    private ReadValue template(Scalar scalar, Wanted wanted, Sight sight) {
        var parts = expressions.parts(scalar, sight);
        var computed = parts.stream()
                .filter(TextTemplate.Part.Computed.class::isInstance)
                .map(part -> ((TextTemplate.Part.Computed) part).expression())
                .toList();
        var blank = parts.stream().allMatch(part -> switch (part) {
            case TextTemplate.Part.Fixed(var text) -> text.isBlank();
            case TextTemplate.Part.Computed _ -> true;
        });
        if (blank && computed.size() == 1) {
            var expression = computed.getFirst();
            wanted.objection(expression.typed()).ifPresent(why -> problems.add(expression.at(), why));
            return new ReadValue.Computed(expression);
        }
        if (blank && computed.isEmpty()) return NOTHING;
        if (!wanted.takesText()) {
            problems.add(
                    scalar.at(),
                    "%s needs %s, but this is a text: leave nothing in it but one ${{ }}",
                    wanted.name(),
                    wanted.inWords());
            return NOTHING;
        }
        return new ReadValue.Text(expressions.template(parts, scalar));
    }

    private ReadValue wrong(YamlNode node, Wanted wanted, String like) {
        problems.add(node.at(), "%s needs %s: write %s, not %s", wanted.name(), wanted.inWords(), like, node.kind());
        return NOTHING;
    }

    private static boolean isTemplate(Scalar scalar) {
        return scalar.type() == Scalar.Type.TEXT && ExpressionReader.isTemplate(scalar.value());
    }
}
