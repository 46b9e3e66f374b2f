/**
 * The steps of a run as a list, and the run as it goes on.
 *
 * <p>A {@link dev.cofferdam.run.Run} enters; the step that is looked at leaves. It must not know how a step is shown.
 */
@NullMarked
package dev.cofferdam.ui.incident.run;

import org.jspecify.annotations.NullMarked;
