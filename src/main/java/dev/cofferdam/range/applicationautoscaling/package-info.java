/** Application Auto Scaling on the range, as far as services of ECS are its targets. Nothing scales by itself. */
@NullMarked
package dev.cofferdam.range.applicationautoscaling;

import org.jspecify.annotations.NullMarked;
