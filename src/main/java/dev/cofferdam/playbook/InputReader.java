package dev.cofferdam.playbook;

import dev.cofferdam.action.ValueType;
import dev.cofferdam.playbook.YamlNode.Entry;
import dev.cofferdam.playbook.YamlNode.Mapping;
import dev.cofferdam.playbook.YamlNode.Scalar;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what a playbook or a manual step asks for. */
final class InputReader {
    private final Problems problems;
    private final Literals literals;

    InputReader(Problems problems) {
        this.problems = problems;
        this.literals = new Literals(problems);
    }

    /**
     * @param block the key that they stand behind, for messages
     * @param fromFinding whether they may be taken from a finding
     * @return by name, in the file's order
     */
    Map<String, InputSpec> read(String block, List<Entry> entries, boolean fromFinding) {
        var inputs = new LinkedHashMap<String, InputSpec>();
        for (var entry : entries) {
            if (!(entry.value() instanceof Mapping mapping)) continue;
            name(block, entry.key());
            inputs.put(entry.key().value(), input(block, entry.key().value(), new Fields(mapping), fromFinding));
        }
        return Collections.unmodifiableMap(inputs);
    }

    private void name(String block, Scalar key) {
        if (Names.isReserved(key.value()))
            problems.add(key.at(), "'%s' is a word of the expression language and cannot be a name", key.value());
        if (block.equals("ask") && key.value().equals(Names.STATUS))
            problems.add(key.at(), "every step has a status already; take another name");
    }

    private InputSpec input(String block, String name, Fields fields, boolean fromFinding) {
        var type = ValueType.named(fields.text("type", "string")).orElse(ValueType.STRING);
        var words = fields.texts("values");
        var seen = new HashSet<String>();
        for (var word : fields.scalars("values"))
            if (!seen.add(word.value())) problems.add(word.at(), "'%s' is among the values twice", word.value());
        var from = fromFinding ? fields.text("from") : null;
        return new InputSpec(
                name,
                type,
                fields.text("prompt"),
                defaultValue(block + "." + name, fields, type, words),
                fields.flag("required", true),
                from == null ? null : from.replaceFirst("^finding\\.", ""),
                words);
    }

    private @Nullable JsonNode defaultValue(String name, Fields fields, ValueType type, List<String> words) {
        var node = fields.get("default");
        if (node == null || (node instanceof Scalar scalar && scalar.type() == Scalar.Type.NOTHING)) return null;
        if (node instanceof Scalar scalar && ExpressionReader.isTemplate(scalar.value())) {
            problems.add(node.at(), "a default is taken as it is: ${{ }} is not evaluated here");
            return null;
        }
        return literals.one("the default of " + name, node, type, words);
    }
}
