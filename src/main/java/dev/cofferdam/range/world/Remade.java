package dev.cofferdam.range.world;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Makes records anew from their own parts, so that what they hold is listed in their headers alone. Stateless. */
final class Remade {
    private Remade() {}

    /** A copy in which each part that is {@link State} is a copy too. */
    static <R extends Record> R copy(R record) {
        return with(record, (_, part) -> part instanceof State<?> state ? state.copy() : part);
    }

    /** @param part by component and present value; null where the record's constructor is to choose */
    static <R extends Record> R with(R record, BiFunction<RecordComponent, @Nullable Object, @Nullable Object> part) {
        @SuppressWarnings("unchecked") // a record's class is that of its instances
        var type = (Class<R>) record.getClass();
        var components = type.getRecordComponents();
        try {
            var constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            var parts = new @Nullable Object[components.length];
            for (var i = 0; i < parts.length; i++) {
                parts[i] = part.apply(components[i], part(components[i], record));
            }
            return constructor.newInstance(parts);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(type.getSimpleName() + " refuses its own parts", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(type + " is not a record that can be made anew", e);
        }
    }

    static @Nullable Object part(RecordComponent component, Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(component + " cannot be read", e);
        }
    }
}
