package dev.cofferdam.range.service;

import dev.cofferdam.aws.ModelReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** SDK model objects to JSON in lower camel case and back, by the models' own field lists. */
public final class ModelJson implements ModelReader.Dialect {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final ModelReader READER = new ModelReader(new ModelJson());

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
        return READER.read(json, builder);
    }

    @Override
    public @Nullable JsonNode member(JsonNode json, SdkField<?> field) {
        return json.has(field.locationName())
                ? json.get(field.locationName())
                : json.get(lowerFirst(field.memberName()));
    }

    @Override
    public String text(JsonNode json, SdkField<?> field) {
        return json.isString() ? json.stringValue() : json.toString();
    }

    /** Services write seconds since the epoch, scenarios RFC 3339. */
    @Override
    public Instant instant(JsonNode json) {
        return json.isNumber()
                ? Instant.ofEpochMilli(Math.round(json.doubleValue() * 1000))
                : Instant.parse(json.stringValue());
    }

    @Override
    public IllegalArgumentException unreadable(SdkField<?> field) {
        return new IllegalArgumentException("no JSON for " + field.memberName());
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

    private static String lowerFirst(String name) {
        return name.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + name.substring(1);
    }
}
