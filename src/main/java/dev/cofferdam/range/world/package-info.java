/**
 * What exists in the simulated account, and how it changes by itself as time passes.
 *
 * <p>Plain records by id enter from a scenario or a saved state and leave the same way. It must not know the SDK, files
 * or faults.
 */
@NullMarked
package dev.cofferdam.range.world;

import org.jspecify.annotations.NullMarked;
