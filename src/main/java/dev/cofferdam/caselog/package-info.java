/**
 * The append-only case log: records, hash chain, SQLite store, evidence files, checkpoints, verification.
 *
 * <p>Drafts enter, durable {@link dev.cofferdam.caselog.LogRecord}s leave. It knows neither AWS nor playbooks nor
 * screens.
 */
@NullMarked
package dev.cofferdam.caselog;

import org.jspecify.annotations.NullMarked;
