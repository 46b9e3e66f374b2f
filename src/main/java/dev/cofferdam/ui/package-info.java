/**
 * The window's frame and what its screens share: carrying work off the screen's thread, words, troubles, Markdown,
 * forms. One sub-package is one screen; screens do not know each other.
 *
 * <p>{@link dev.cofferdam.ui.WorkbenchServices} enter. View-models (named so) know no toolkit; it must not know how the
 * services are made.
 */
@NullMarked
package dev.cofferdam.ui;

import org.jspecify.annotations.NullMarked;
