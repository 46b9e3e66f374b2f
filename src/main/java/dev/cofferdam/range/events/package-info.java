/** Amazon EventBridge on the range: rules and whether they are on. No event goes through them. */
@NullMarked
package dev.cofferdam.range.events;

import org.jspecify.annotations.NullMarked;
