package dev.cofferdam.range.service;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.utils.builder.Buildable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** SDK model objects to JSON in lower camel case and back, by the models' own field lists. */
public final class ModelJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ModelJson() {}

    /** What was set, as CloudTrail shows parameters. */
    public static ObjectNode write(SdkPojo model) {
        var object = JSON.objectNode();
        for (var field : model.sdkFields()) {
            var value = field.getValueOrDefault(model);
            if (value != null && !(value instanceof SdkAutoConstructList) && !(value instanceof SdkAutoConstructMap)) {
                object.set(lowerFirst(field.memberName()), value(value));
            }
        }
        return object;
    }

    /**
     * Fills a builder from JSON, by the names on the wire or by those of {@link #write}; keys that the model does not
     * have are passed over, as the SDK does.
     *
     * @param builder a model's builder
     */
    public static <B extends SdkPojo> B read(JsonNode json, B builder) {
        for (var field : builder.sdkFields()) {
            var value = json.has(field.locationName())
                    ? json.get(field.locationName())
                    : json.get(lowerFirst(field.memberName()));
            if (value != null && !value.isNull()) field.set(builder, parse(value, field));
        }
        return builder;
    }

    private static JsonNode value(Object value) {
        return switch (value) {
            case SdkPojo pojo -> write(pojo);
            case List<?> list -> {
                var array = JSON.arrayNode();
                list.forEach(item -> array.add(value(item)));
                yield array;
            }
            case Map<?, ?> map -> {
                var object = JSON.objectNode();
                map.forEach((key, item) -> object.set(key.toString(), value(item)));
                yield object;
            }
            case Boolean flag -> JSON.booleanNode(flag);
            case Integer number -> JSON.numberNode(number);
            case Long number -> JSON.numberNode(number);
            case Double number -> JSON.numberNode(number);
            case SdkBytes bytes -> JSON.stringNode("(%d bytes)".formatted(bytes.asByteArrayUnsafe().length));
            default -> JSON.stringNode(value.toString());
        };
    }

    private static @Nullable Object parse(JsonNode json, SdkField<?> field) {
        return switch (field.marshallingType().getKnownType()) {
            case STRING -> json.isString() ? json.stringValue() : json.toString();
            case INTEGER -> json.intValue();
            case LONG -> json.longValue();
            case SHORT -> json.shortValue();
            case FLOAT -> json.floatValue();
            case DOUBLE -> json.doubleValue();
            case BIG_DECIMAL -> json.decimalValue();
            case BOOLEAN -> json.booleanValue();
            case INSTANT -> json.isNumber() ? instant(json.doubleValue()) : Instant.parse(json.stringValue());
            case SDK_POJO -> ((Buildable) read(json, field.constructor().get())).build();
            case LIST -> {
                var items = new ArrayList<@Nullable Object>();
                var of = field.getTrait(ListTrait.class).memberFieldInfo();
                json.forEach(item -> items.add(parse(item, of)));
                yield items;
            }
            case MAP -> {
                var items = new LinkedHashMap<String, @Nullable Object>();
                var of = field.getTrait(MapTrait.class).valueFieldInfo();
                json.properties().forEach(item -> items.put(item.getKey(), parse(item.getValue(), of)));
                yield items;
            }
            case null, default -> throw new IllegalArgumentException("no JSON for " + field.memberName());
        };
    }

    private static Instant instant(double epochSeconds) {
        return Instant.ofEpochMilli(Math.round(epochSeconds * 1000));
    }

    private static String lowerFirst(String name) {
        return name.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + name.substring(1);
    }
}
