/**
 * One action that is run by itself: the browser in which it is found, the form that asks for its inputs and where it
 * runs, and the resources that are offered while something is typed. What leaves is a
 * {@code dev.cofferdam.ui.CaseRequest.NewRun} as for any playbook; it knows neither the case nor its runs.
 */
@NullMarked
package dev.cofferdam.ui.incident.action;

import org.jspecify.annotations.NullMarked;
