/**
 * The screen that the window opens with: recent cases, a new case (by hand or from a finding), practice on the range.
 *
 * <p>A {@link dev.cofferdam.ui.CaseRequest} leaves. It must not know what is done in a case.
 */
@NullMarked
package dev.cofferdam.ui.start;

import org.jspecify.annotations.NullMarked;
