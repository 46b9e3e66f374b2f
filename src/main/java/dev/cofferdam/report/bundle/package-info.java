/**
 * The bundle of a case: one file with the log, the evidence and the playbooks' texts that can be checked on any
 * machine, see docs/bundle.md.
 *
 * <p>A case is streamed in, a ZIP archive out; a bundle that others made is checked without writing anything. It must
 * not know a screen or a command.
 */
@NullMarked
package dev.cofferdam.report.bundle;

import org.jspecify.annotations.NullMarked;
