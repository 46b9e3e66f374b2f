/**
 * Exports of a case: its timeline as files for a spreadsheet, a ticket, an analyst's tool or a program.
 *
 * <p>A {@link dev.cofferdam.caselog.CaseReader} is streamed in, bytes stream out. It must not know a screen or a
 * command.
 */
@NullMarked
package dev.cofferdam.report;

import org.jspecify.annotations.NullMarked;
