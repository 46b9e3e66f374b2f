/**
 * The append-only case log: records, hash chain, SQLite store, evidence files, checkpoints, verification.
 *
 * <p>A case is a folder: {@code case.db}; {@code case.tip}, which says how far the log had come; {@code evidence/};
 * {@code case.lock} and {@code case.writer}, by which a second writer is kept out.
 *
 * <p>Drafts enter, durable {@link dev.cofferdam.caselog.LogRecord}s leave. It knows neither AWS nor playbooks nor
 * screens.
 */
@NullMarked
package dev.cofferdam.caselog;

import org.jspecify.annotations.NullMarked;
