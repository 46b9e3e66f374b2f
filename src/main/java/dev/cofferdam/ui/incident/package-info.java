/**
 * The case screen: whose account it is, the steps of a run, the current one, and the live timeline.
 *
 * <p>A {@link dev.cofferdam.ui.CaseRequest} enters; intents on the run leave. It must not know how a case is made up.
 */
@NullMarked
package dev.cofferdam.ui.incident;

import org.jspecify.annotations.NullMarked;
