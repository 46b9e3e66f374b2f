package dev.cofferdam.action;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes a component of an action's output record: a String, boolean, long, a List of one of them, or a Map of
 * strings.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT})
public @interface Output {
    ValueType type() default ValueType.STRING;

    String value();
}
