package dev.cofferdam.action;

import dev.cofferdam.aws.ModelReader;
import dev.cofferdam.aws.SdkJson;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import tools.jackson.databind.JsonNode;

/**
 * Makes a model of the SDK again of what {@link SdkJson} wrote of it, so that a change can be taken back from the log
 * alone.
 */
public final class FormerModel implements ModelReader.Dialect {
    private static final ModelReader READER = new ModelReader(new FormerModel());

    private FormerModel() {}

    /**
     * Fills a model's builder, by the members' names in the service's model.
     *
     * @throws ActionException when something in it was redacted, or is bytes, which the log has no more
     */
    public static <B extends SdkPojo> B read(JsonNode json, B builder) {
        return READER.read(json, builder);
    }

    @Override
    public @Nullable JsonNode member(JsonNode json, SdkField<?> field) {
        return json.get(field.memberName());
    }

    @Override
    public String text(JsonNode json, SdkField<?> field) {
        var text = json.asString();
        if (text.contains(SdkJson.REDACTED)) throw unreadable(field);
        return text;
    }

    @Override
    public ActionException unreadable(SdkField<?> field) {
        return new ActionException(
                "FormerValueLost",
                "The former value of %s is not in the log, because it is a secret or bytes. Set it by hand."
                        .formatted(field.memberName()));
    }
}
