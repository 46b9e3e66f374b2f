package dev.cofferdam.range.world;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Makes records anew from their own parts, so that what they hold is listed in their headers alone. Stateless. */
final class Remade {
    private static final MethodType ACCESSOR = MethodType.methodType(Object.class, Record.class);
    private static final MethodType CONSTRUCTOR = MethodType.methodType(Record.class, Object[].class);

    /** How a record is taken apart and put together; looked up once for each type. */
    private record Shape(List<RecordComponent> components, List<MethodHandle> accessors, MethodHandle constructor) {}

    private static final ClassValue<Shape> SHAPES = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            var components = List.of(type.getRecordComponents());
            try {
                var lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
                var constructor = type.getDeclaredConstructor(
                        components.stream().map(RecordComponent::getType).toArray(Class<?>[]::new));
                var accessors = new MethodHandle[components.size()];
                for (var i = 0; i < accessors.length; i++) {
                    accessors[i] =
                            lookup.unreflect(components.get(i).getAccessor()).asType(ACCESSOR);
                }
                return new Shape(
                        components,
                        Arrays.asList(accessors),
                        lookup.unreflectConstructor(constructor)
                                .asSpreader(Object[].class, accessors.length)
                                .asType(CONSTRUCTOR));
            } catch (ReflectiveOperationException e) {
                throw new LinkageError(type + " is not a record that can be made anew", e);
            }
        }
    };

    private Remade() {}

    /** A copy in which each part that is {@link State} is a copy too. */
    static <R extends Record> R copy(R record) {
        return with(record, (_, part) -> part instanceof State<?> state ? state.copy() : part);
    }

    /** @param part by component and present value; null where the record's constructor is to choose */
    static <R extends Record> R with(R record, BiFunction<RecordComponent, @Nullable Object, @Nullable Object> part) {
        var shape = SHAPES.get(record.getClass());
        var parts = new @Nullable Object[shape.components().size()];
        for (var i = 0; i < parts.length; i++) {
            parts[i] = part.apply(
                    shape.components().get(i), value(shape.accessors().get(i), record));
        }
        try {
            @SuppressWarnings("unchecked") // made by the constructor of the record's own class
            var made = (R) (Record) shape.constructor().invokeExact(parts);
            return made;
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalArgumentException(record.getClass().getSimpleName() + " refuses its own parts", e);
        }
    }

    static boolean touched(Record record) {
        return touched(record, "");
    }

    /** @param but the name of a part that does not count */
    static boolean touched(Record record, String but) {
        var shape = SHAPES.get(record.getClass());
        for (var i = 0; i < shape.components().size(); i++) {
            if (!shape.components().get(i).getName().equals(but)
                    && value(shape.accessors().get(i), record) instanceof State<?> state
                    && state.touched()) return true;
        }
        return false;
    }

    static @Nullable Object part(RecordComponent component, Record record) {
        var shape = SHAPES.get(record.getClass());
        return value(shape.accessors().get(shape.components().indexOf(component)), record);
    }

    private static @Nullable Object value(MethodHandle accessor, Record record) {
        try {
            return (Object) accessor.invokeExact(record);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new LinkageError("a part of " + record.getClass() + " cannot be read", e);
        }
    }
}
