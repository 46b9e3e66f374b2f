package dev.cofferdam.action;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes a component of an action's input record; a {@code List} component holds values of the type. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT})
public @interface Input {
    ValueType type() default ValueType.STRING;

    /** One sentence for the reference page and the form. */
    String value();

    /** An optional component must be {@code @Nullable} or have a zero value that means "not given". */
    boolean optional() default false;

    /** For {@link ValueType#ENUM}. */
    String[] values() default {};
}
