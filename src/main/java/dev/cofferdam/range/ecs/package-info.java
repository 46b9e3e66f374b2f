/** Amazon ECS on the range: services that keep tasks running, and tasks that end. No container runs. */
@NullMarked
package dev.cofferdam.range.ecs;

import org.jspecify.annotations.NullMarked;
