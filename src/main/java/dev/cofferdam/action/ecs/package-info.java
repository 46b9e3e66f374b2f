/**
 * Actions on ECS services and tasks, which go by name or id within a cluster in inputs and by ARN in plans. It must not
 * know the other services' actions.
 */
@NullMarked
package dev.cofferdam.action.ecs;

import org.jspecify.annotations.NullMarked;
