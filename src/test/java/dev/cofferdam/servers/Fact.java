package dev.cofferdam.servers;

import dev.cofferdam.caselog.Json;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/**
 * Something that is so before, and that is different, or just the same, once the action was applied.
 *
 * @param read what to ask
 * @param part what of the answer is meant; must say the same of what both servers answer
 * @param after what it is then, from what it was
 */
record Fact(String name, Read read, UnaryOperator<JsonNode> part, UnaryOperator<JsonNode> after) {
    /** That stays as it is. */
    static Fact that(String name, Read read, UnaryOperator<JsonNode> part) {
        return new Fact(name, read, part, before -> before);
    }

    Fact becomes(Object value) {
        return becomes(_ -> json(value));
    }

    Fact becomes(UnaryOperator<JsonNode> changed) {
        return new Fact(name, read, part, changed);
    }

    JsonNode seen(Reads by) {
        return part.apply(by.answer(read));
    }

    /** What is at a JSON pointer; null where there is nothing. */
    static UnaryOperator<JsonNode> at(String pointer) {
        return answer -> {
            var found = answer.at(pointer);
            return found.isMissingNode() ? json("nothing") : found;
        };
    }

    /**
     * Of each item of a list these members, missing and empty ones as nothing; sorted, for AWS promises no order.
     *
     * @param pointer to the list
     * @param members pointers within an item
     */
    static UnaryOperator<JsonNode> each(String pointer, String... members) {
        return answer -> {
            var items = Json.MAPPER.createArrayNode();
            answer.at(pointer)
                    .valueStream()
                    .map(item -> String.join(
                            " ",
                            Arrays.stream(members)
                                    .map(m -> text(item.at(m)).isEmpty() ? "-" : text(item.at(m)))
                                    .toList()))
                    .sorted()
                    .forEach(items::add);
            return items;
        };
    }

    static JsonNode json(Object value) {
        return Json.MAPPER.readTree(Json.MAPPER.writeValueAsString(value));
    }

    private static String text(JsonNode value) {
        return value.isString() ? value.stringValue() : value.toString();
    }
}
