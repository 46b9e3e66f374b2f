/**
 * A graph that a step kept: as a map that can be moved and as a table. What enters is a {@code ResourceGraph}; it knows
 * neither the step nor the case that it comes from.
 */
@NullMarked
package dev.cofferdam.ui.incident.graph;

import org.jspecify.annotations.NullMarked;
