/**
 * The engine: playbook × actions × log → steps, plans, approvals, undo.
 *
 * <p>The state of a run is the fold of its records and is kept nowhere else; every intent of the responder is a method
 * of {@link dev.cofferdam.run.Run} and leaves a record. It must not know a screen, the range or an export format.
 */
@NullMarked
package dev.cofferdam.run;

import org.jspecify.annotations.NullMarked;
