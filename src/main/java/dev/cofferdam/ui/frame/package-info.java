/**
 * The window around the screens: tabs, the command palette, what is told in the corner, what is under way, its looks.
 *
 * <p>{@link dev.cofferdam.ui.Screens} enter, made by somebody who knows them; a screen sees no more of this than
 * {@link dev.cofferdam.ui.Surround}.
 */
@NullMarked
package dev.cofferdam.ui.frame;

import org.jspecify.annotations.NullMarked;
