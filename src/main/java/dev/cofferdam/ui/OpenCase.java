package dev.cofferdam.ui;

import dev.cofferdam.aws.AwsSession;
import dev.cofferdam.caselog.CaseLog;
import dev.cofferdam.caselog.CaseReader;
import dev.cofferdam.caselog.CaseSummary;
import dev.cofferdam.run.Run;
import org.jspecify.annotations.Nullable;

/**
 * A case that somebody looks at or works in.
 *
 * @param log null where it can only be read
 * @param work the run to begin with; null where there is no run yet, or it cannot go on
 * @param hindrance why it can only be read, or why no run can go on
 */
public record OpenCase(
        CaseSummary summary,
        CaseReader reader,
        @Nullable CaseLog log,
        @Nullable OpenRun work,
        @Nullable Trouble hindrance)
        implements AutoCloseable {

    /** A run, and the account that it acts on. */
    public record OpenRun(Run run, AwsSession session) implements AutoCloseable {
        /** Waits until what is under way has come to a safe place. */
        @Override
        public void close() {
            run.close();
            session.close();
        }
    }

    @Override
    public void close() {
        if (work != null) work.close();
        reader.close();
        if (log != null) log.close();
    }
}
