/**
 * The playbook format: YAML text enters, an immutable {@link dev.cofferdam.playbook.Playbook} or a list of problems
 * with line and column leaves.
 *
 * <p>It knows the action registry, to check types; it must not know runs, the range or a screen.
 */
@NullMarked
package dev.cofferdam.playbook;

import org.jspecify.annotations.NullMarked;
