package dev.cofferdam.playbook;

import dev.cofferdam.caselog.Json;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes the JSON Schema (2020-12) of the format, for editors, out of the blocks that the reader knows. */
final class SchemaWriter {
    private SchemaWriter() {}

    static ObjectNode schema() {
        var schema = Json.object()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("$id", "urn:cofferdam:playbook:1")
                .put("title", "Cofferdam playbook, format 1")
                .put("$ref", "#/$defs/playbook");
        var definitions = Json.object();
        for (var block : Block.values()) definitions.set(name(block), block(block));
        definitions.set("value", value());
        return schema.set("$defs", definitions);
    }

    private static ObjectNode block(Block block) {
        var properties = Json.object();
        for (var key : block.keys()) {
            var property = shape(key.shape());
            property.put("description", description(key));
            properties.set(key.name(), property);
        }
        var schema = Json.object()
                .put("type", "object")
                .put("description", block.about())
                .put("additionalProperties", false);
        schema.set("properties", properties);
        var required =
                block.keys().stream().filter(Key::required).map(Key::name).toList();
        if (!required.isEmpty()) schema.set("required", strings(required));
        switch (block) {
            case STEP -> step(schema);
            case BRANCH ->
                schema.set(
                        "oneOf",
                        read("[{'required': ['when', 'run'], 'not': {'required': ['else']}},"
                                + " {'required': ['else'], 'maxProperties': 1}]"));
            case INPUT, QUESTION -> {
                schema.set("if", read("{'properties': {'type': {'const': 'enum'}}, 'required': ['type']}"));
                schema.set("then", read("{'required': ['values']}"));
                schema.set("else", read("{'properties': {'values': false}}"));
            }
            case PLAYBOOK, DEFAULTS, APPROVAL, WAIT, RETRY, EVIDENCE -> {}
        }
        return schema;
    }

    /** Exactly one of the kinds, and only the keys that fit it. */
    private static void step(ObjectNode schema) {
        var oneOf = schema.putArray("oneOf");
        var allOf = schema.putArray("allOf");
        for (var kind : StepKind.values()) {
            oneOf.add(Json.object().set("required", strings(List.of(kind.key()))));
            var unfit = Json.object();
            for (var key : Block.STEP.keys()) {
                var isKind = StepKind.of(key.name()).isPresent();
                if (!isKind && !key.fits(kind)) unfit.put(key.name(), false);
            }
            var rule = Json.object();
            rule.set("if", Json.object().set("required", strings(List.of(kind.key()))));
            rule.set("then", Json.object().set("properties", unfit));
            allOf.add(rule);
        }
        schema.set("dependentRequired", read("{'for_each': ['as'], 'as': ['for_each'], 'max_parallel': ['for_each']}"));
    }

    private static ObjectNode shape(Shape shape) {
        return switch (shape) {
            case Shape.Text text ->
                Json.object()
                        .put("type", "string")
                        .put("pattern", "^(?:" + text.pattern() + ")$")
                        .put("maxLength", text.longest());
            case Shape.Choice choice -> Json.object().set("enum", strings(choice.options()));
            case Shape.Flag _ -> Json.object().put("type", "boolean");
            case Shape.Count count ->
                Json.object()
                        .put("type", "integer")
                        .put("minimum", count.least())
                        .put("maximum", count.most());
            case Shape.Formula _, Shape.Filled _ ->
                Json.object().put("type", "string").put("pattern", "\\S");
            case Shape.Value _ -> Json.object().put("$ref", "#/$defs/value");
            case Shape.ListOf list -> {
                var schema = Json.object().put("type", "array").put("minItems", list.least());
                schema.set("items", shape(list.item()));
                yield schema;
            }
            case Shape.OneOrMore some -> {
                var schema = Json.object();
                var either = schema.putArray("oneOf");
                either.add(shape(some.item()));
                either.add(shape(new Shape.ListOf(some.item(), 1)));
                yield schema;
            }
            case Shape.Named named -> {
                var schema = Json.object().put("type", "object");
                schema.set("additionalProperties", shape(named.value()));
                schema.set("propertyNames", Json.object().put("pattern", "^(?:" + named.pattern() + ")$"));
                yield schema;
            }
            case Shape.Keys keys -> Json.object().put("$ref", "#/$defs/" + name(keys.block()));
        };
    }

    /** Of any kind, but nowhere nothing. */
    private static JsonNode value() {
        return read("{'type': ['string', 'number', 'boolean', 'array', 'object'],"
                + " 'items': {'$ref': '#/$defs/value'}, 'additionalProperties': {'$ref': '#/$defs/value'}}");
    }

    private static String description(Key key) {
        return key.meaning() + (key.hasFallback() ? " Default: " + key.fallback() + "." : "");
    }

    private static String name(Block block) {
        return block.name().toLowerCase(Locale.ROOT);
    }

    private static ArrayNode strings(List<String> values) {
        var array = Json.MAPPER.createArrayNode();
        values.forEach(array::add);
        return array;
    }

    private static JsonNode read(String json) {
        return Json.MAPPER.readTree(json.replace('\'', '"'));
    }
}
