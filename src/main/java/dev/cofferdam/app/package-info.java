/**
 * {@link dev.cofferdam.app.Main} and the wiring: the only place that knows everybody, and where clocks, ids and threads
 * come from.
 */
@NullMarked
package dev.cofferdam.app;

import org.jspecify.annotations.NullMarked;
