package dev.cofferdam.app;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Tests through the whole window: there is one toolkit with one focus and one clipboard, for one of them at a time. */
@ResourceLock("the window")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface InTheWindow {}
