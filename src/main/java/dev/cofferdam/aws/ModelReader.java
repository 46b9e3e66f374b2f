package dev.cofferdam.aws;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.Buildable;
import tools.jackson.databind.JsonNode;

/** Makes models of the SDK of JSON, by the models' own field lists; members that the model does not have are left. */
public record ModelReader(Dialect dialect) {
    /** How a kind of JSON calls a model's members, and how it writes what JSON has no word for. */
    public interface Dialect {
        /** @return null: it is not there */
        @Nullable
        JsonNode member(JsonNode json, SdkField<?> field);

        String text(JsonNode json, SdkField<?> field);

        default Instant instant(JsonNode json) {
            return Instant.parse(json.asString());
        }

        /** What to throw for bytes and documents, which this JSON does not hold. */
        RuntimeException unreadable(SdkField<?> field);
    }

    /** @param builder a model's builder, which is filled */
    public <B extends SdkPojo> B read(JsonNode json, B builder) {
        for (var field : builder.sdkFields()) {
            var value = dialect.member(json, field);
            if (value != null && !value.isNull()) field.set(builder, value(value, field));
        }
        return builder;
    }

    private @Nullable Object value(JsonNode json, SdkField<?> field) {
        return switch (field.marshallingType().getKnownType()) {
            case STRING -> dialect.text(json, field);
            case INTEGER -> json.intValue();
            case LONG -> json.longValue();
            case SHORT -> json.shortValue();
            case BYTE -> (byte) json.intValue();
            case FLOAT -> json.floatValue();
            case DOUBLE -> json.doubleValue();
            case BIG_DECIMAL -> json.decimalValue();
            case BOOLEAN -> json.booleanValue();
            case INSTANT -> dialect.instant(json);
            case SDK_POJO -> ((Buildable) read(json, field.constructor().get())).build();
            case LIST -> {
                var items = new ArrayList<@Nullable Object>();
                var of = field.getTrait(ListTrait.class).memberFieldInfo();
                json.forEach(item -> items.add(value(item, of)));
                yield items;
            }
            case MAP -> {
                var items = new LinkedHashMap<String, @Nullable Object>();
                var of = field.getTrait(MapTrait.class).valueFieldInfo();
                json.properties().forEach(item -> items.put(item.getKey(), value(item.getValue(), of)));
                yield items;
            }
            case SDK_BYTES, DOCUMENT, NULL -> throw dialect.unreadable(field);
        };
    }
}
