/**
 * The step that is looked at: its guidance, plan, result, and what can be done with it.
 *
 * <p>It must not know what else the case screen shows.
 */
@NullMarked
package dev.cofferdam.ui.incident.step;

import org.jspecify.annotations.NullMarked;
