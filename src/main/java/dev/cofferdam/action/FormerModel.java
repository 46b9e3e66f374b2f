package dev.cofferdam.action;

import dev.cofferdam.aws.SdkJson;
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

/**
 * Makes a model of the SDK again of what {@link SdkJson} wrote of it, so that a change can be taken back from the log
 * alone.
 */
public final class FormerModel {
    private static final String REDACTED = "[redacted]";

    private FormerModel() {}

    /**
     * Fills a model's builder, by the members' names in the service's model.
     *
     * @throws ActionException when something in it was redacted, or is bytes, which the log has no more
     */
    public static <B extends SdkPojo> B read(JsonNode json, B builder) {
        for (var field : builder.sdkFields()) {
            var value = json.get(field.memberName());
            if (value != null && !value.isNull()) field.set(builder, parse(value, field));
        }
        return builder;
    }

    private static @Nullable Object parse(JsonNode json, SdkField<?> field) {
        return switch (field.marshallingType().getKnownType()) {
            case STRING -> text(json, field);
            case INTEGER -> json.intValue();
            case LONG -> json.longValue();
            case SHORT -> json.shortValue();
            case BYTE -> (byte) json.intValue();
            case FLOAT -> json.floatValue();
            case DOUBLE -> json.doubleValue();
            case BIG_DECIMAL -> json.decimalValue();
            case BOOLEAN -> json.booleanValue();
            case INSTANT -> Instant.parse(json.asString());
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
            case SDK_BYTES, DOCUMENT, NULL -> throw lost(field);
        };
    }

    private static String text(JsonNode json, SdkField<?> field) {
        var text = json.asString();
        if (text.contains(REDACTED)) throw lost(field);
        return text;
    }

    private static ActionException lost(SdkField<?> field) {
        return new ActionException(
                "FormerValueLost",
                "The former value of %s is not in the log, because it is a secret or bytes. Set it by hand."
                        .formatted(field.memberName()));
    }
}
