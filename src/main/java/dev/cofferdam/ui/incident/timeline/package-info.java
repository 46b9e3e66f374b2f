/**
 * The live timeline of a case, and a single record of it.
 *
 * <p>A {@link dev.cofferdam.caselog.CaseReader} enters. It must not know of runs and steps more than records tell.
 */
@NullMarked
package dev.cofferdam.ui.incident.timeline;

import org.jspecify.annotations.NullMarked;
