/**
 * Actions on EventBridge rules, which go by name and event bus in inputs and by ARN in plans. It must not know the
 * other services' actions.
 */
@NullMarked
package dev.cofferdam.action.events;

import org.jspecify.annotations.NullMarked;
