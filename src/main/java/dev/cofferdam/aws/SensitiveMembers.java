package dev.cofferdam.aws;

import java.lang.reflect.InvocationTargetException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * Which members of a model class the service's model marks sensitive.
 *
 * <p>In SDK 2.40 the trait reaches the generated code in {@code toString()} only, which prints a fixed text instead of
 * the value. So each class is asked once: all members are set to harmless values, and what is then printed masked is
 * sensitive.
 */
final class SensitiveMembers {
    private static final String MASKED = "=*** Sensitive Data Redacted ***";

    private static final ClassValue<Set<String>> KNOWN = new ClassValue<>() {
        @Override
        protected Set<String> computeValue(Class<?> type) {
            return ask(type);
        }
    };

    private SensitiveMembers() {}

    /** The names of the sensitive members, as in the service's model. */
    static Set<String> of(Class<? extends SdkPojo> type) {
        return KNOWN.get(type);
    }

    private static Set<String> ask(Class<?> type) {
        if (!(builderOf(type) instanceof SdkPojo probe)) return Set.of();
        var fields = probe.sdkFields();
        fields.forEach(field -> field.set(probe, harmless(field)));
        var printed = ((Buildable) probe).build().toString();
        return fields.stream()
                .map(SdkField::memberName)
                .filter(name -> printed.contains("(" + name + MASKED) || printed.contains(" " + name + MASKED))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Null for what has no builder: the SDK's own exceptions, and pojos that are no model of a service. */
    private static @Nullable Object builderOf(Class<?> type) {
        try {
            var builder = type.getMethod("builder").invoke(null);
            return builder instanceof Buildable ? builder : null;
        } catch (NoSuchMethodException e) {
            return null;
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("the SDK's model class cannot be asked: " + type.getName(), e);
        }
    }

    private static @Nullable Object harmless(SdkField<?> field) {
        return switch (field.marshallingType().getKnownType()) {
            case STRING -> "x";
            case INTEGER -> 1;
            case LONG -> 1L;
            case SHORT -> (short) 1;
            case BYTE -> (byte) 1;
            case FLOAT -> 1f;
            case DOUBLE -> 1d;
            case BIG_DECIMAL -> BigDecimal.ONE;
            case BOOLEAN -> true;
            case INSTANT -> Instant.EPOCH;
            case SDK_BYTES -> SdkBytes.fromUtf8String("x");
            case LIST -> List.of();
            case MAP -> Map.of();
            case DOCUMENT -> Document.fromString("x");
            case SDK_POJO -> ((Buildable) field.constructor().get()).build();
            case NULL -> null;
        };
    }
}
