package dev.cofferdam.playbook;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.StringNode;

/** The shapes that a value has in a file. */
sealed interface ReadValue extends ValueTemplate {
    /** @param json never handed out itself, since JSON nodes can be changed */
    record Literal(JsonNode json) implements ReadValue {
        @Override
        public Set<String> references() {
            return Set.of();
        }

        @Override
        public JsonNode evaluate(Scope scope) {
            return json.deepCopy();
        }
    }

    /** Nothing but one {@code ${{ }}}: keeps its type. */
    record Computed(CelExpression expression) implements ReadValue {
        @Override
        public Set<String> references() {
            return expression.references();
        }

        @Override
        public JsonNode evaluate(Scope scope) {
            return expression.evaluate(scope);
        }
    }

    record Text(TextTemplate template) implements ReadValue {
        @Override
        public Set<String> references() {
            return template.references();
        }

        @Override
        public JsonNode evaluate(Scope scope) {
            return StringNode.valueOf(template.render(scope));
        }
    }

    record Items(List<ReadValue> items) implements ReadValue {
        public Items {
            items = List.copyOf(items);
        }

        @Override
        public Set<String> references() {
            return items.stream().flatMap(i -> i.references().stream()).collect(Collectors.toUnmodifiableSet());
        }

        @Override
        public JsonNode evaluate(Scope scope) {
            var array = JsonNodeFactory.instance.arrayNode();
            items.forEach(item -> array.add(item.evaluate(scope)));
            return array;
        }
    }

    record Entries(Map<String, ReadValue> entries) implements ReadValue {
        @Override
        public Set<String> references() {
            return entries.values().stream()
                    .flatMap(v -> v.references().stream())
                    .collect(Collectors.toUnmodifiableSet());
        }

        @Override
        public JsonNode evaluate(Scope scope) {
            var object = JsonNodeFactory.instance.objectNode();
            entries.forEach((key, value) -> object.set(key, value.evaluate(scope)));
            return object;
        }
    }
}
