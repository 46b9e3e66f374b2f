package dev.cofferdam.range.world;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How far a part of the {@link World} reaches. A part that is not marked belongs to one region. */
final class Reach {
    private Reach() {}

    /** Who the account is: the same in every region. */
    @Target(ElementType.RECORD_COMPONENT)
    @Retention(RetentionPolicy.RUNTIME)
    @interface Account {}

    /** Resources of a service that knows no regions, such as IAM. */
    @Target(ElementType.RECORD_COMPONENT)
    @Retention(RetentionPolicy.RUNTIME)
    @interface Global {}
}
